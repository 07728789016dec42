import { namesPeople } from "../../core/command/names-people.ts";

/** `<@U1|ada>`, `<#C1|general>`, `<!subteam^S1|@desk>`, `<https://example.com|example.com>` and the like. */
const ESCAPED = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

const mentionsWhole = (whole: string, sigil: string, target: string, label: string | undefined): string =>
  sigil === "@" || target.startsWith("subteam^") ? whole : asTyped(whole, sigil, target, label);

function asTyped(_: string, sigil: string, target: string, label: string | undefined): string {
  if (sigil === "!") return label || `@${target.split("^")[0]}`;
  // The id of a person or channel that Slack does not name says nothing to a reader, and finds nothing.
  return sigil && !label ? " " : `${sigil}${label || target}`;
}

/**
 * What the person typed, from what Slack made of it (with `should_escape`): mentions, links and entities are text again,
 * ids without a name are gone. Commands that are about people get their mentions as Slack writes them.
 */
export const typedLine = (text: string): string =>
  text
    .replace(ESCAPED, namesPeople(text) ? mentionsWhole : asTyped)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ")
    .trim();
