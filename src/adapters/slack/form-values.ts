import type { ViewOutput } from "@slack/bolt";

/** What is filled in, by the names of the fields: several values separated by commas, empty where there is none. */
export const valuesOf = ({ state }: Pick<ViewOutput, "state">): Record<string, string> =>
  Object.fromEntries(
    Object.entries(state.values).map(([field, inputs]) => {
      const [input] = Object.values(inputs);
      const chosen = input?.selected_options?.map(({ value }) => value).join(",");
      return [field, input?.value ?? input?.selected_time ?? input?.selected_option?.value ?? chosen ?? ""];
    }),
  );
