import type { ViewOutput } from "@slack/bolt";
import { joined } from "./text-parts.ts";

/** What is filled in, by the names of the fields: several values separated by commas, empty where there is none. */
export const valuesOf = ({ state }: Pick<ViewOutput, "state">): Record<string, string> =>
  joined(
    Object.entries(state.values).map(([id, inputs]) => {
      const [input] = Object.values(inputs);
      const chosen = input?.selected_options?.map(({ value }) => value).join(",");
      return { id, value: input?.value ?? input?.selected_time ?? input?.selected_option?.value ?? chosen ?? "" };
    }),
  );
