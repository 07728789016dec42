import type { Command } from "../command/declare.ts";
import { about } from "./about.ts";
import { claims } from "./claims.ts";
import { compare } from "./compare.ts";
import { digestRest } from "./digest-rest.ts";
import { digestWhy } from "./digest-why.ts";
import { help } from "./help.ts";
import { latest } from "./latest.ts";
import { lookup } from "./lookup.ts";
import { map } from "./map.ts";
import { rubric } from "./rubric.ts";
import { search } from "./search.ts";
import { timeline } from "./timeline.ts";
import { top } from "./top.ts";
import { why } from "./why.ts";

/** Every command, in the order in which help lists them. A new command is one file and one line here. */
export const COMMANDS: readonly Command[] = [
  lookup,
  search,
  latest,
  top,
  compare,
  timeline,
  map,
  claims,
  why,
  rubric,
  digestWhy,
  digestRest,
  help,
  about,
];
