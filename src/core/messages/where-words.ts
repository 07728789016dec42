import type { Surface } from "../amw.ts";
import type { Where } from "../curating/records.ts";

const SURFACES: Readonly<Record<Surface, string>> = {
  slack: "Slack",
  discord: "Discord",
  terminal: "the terminal",
  web: "the playground",
};

/** `Slack`, `the terminal`. */
export const placeWords = ({ surface }: Where): string => SURFACES[surface];
