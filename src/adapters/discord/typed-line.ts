import { namesPeople } from "../../core/command/names-people.ts";

/** `<@1>`, `<@!1>`, `<@&1>` and `<#1>`: people, roles and channels, of which Discord gives the id alone. */
const NAMELESS = /<(?:@[!&]?|#)\d+>/g;
/** `<:rocket:1>`, `<a:party:1>` and `</amw:1>`. */
const NAMED = /<a?(:\w+:|\/[^:<>]+:)\d+>/g;

/**
 * What the person typed, from what Discord made of it: ids say nothing to a reader and find nothing, so they are left out,
 * but for commands that are about people.
 */
export const typedLine = (text: string): string =>
  text
    .replace(NAMELESS, (mention) => (namesPeople(text) && mention.startsWith("<@") ? mention : " "))
    .replace(NAMED, (_, name: string) => (name.startsWith("/") ? name.slice(0, -1) : name))
    .replace(/\s+/gu, " ")
    .trim();
