import type { Actor, Call } from "../amw.ts";
import { AskerError } from "../command/asker-error.ts";
import { fold } from "../lookup/fold.ts";
import { listed } from "../messages/words.ts";
import type { RoleBook } from "./role-book.ts";

/** `<@U1|ada>`, `<@123>` and `<@!123>`. */
const MENTION = /^<@!?([A-Za-z0-9]+)(?:\|([^<>]*))?>$/;
/** `<!subteam^S1|@desk>` and `<@&123>`. */
const GROUP = /^<(?:!subteam\^|@&)/;
const WHOLE = /^(?:slack:(?:[A-Z0-9]+\/)?[UW][A-Z0-9]+|discord:\d+|terminal:\w+|web:\w+)$/;
const SLACK = /^[UW][A-Z0-9]+$/;
const DISCORD = /^\d{5,}$/;

const HOW = "mention them, or write their id as slack:T1/U123 or discord:456";

/**
 * The person who is mentioned, or whose id or name is written: a mention, an id alone as the caller's platform has it, a
 * whole id, or the name of somebody who has a role. Where no name is known, the id stands for it. Throws AskerError.
 */
export function personNamed(written: string, call: Pick<Call, "surface" | "space">, book: RoleBook): Actor {
  const asked = written.trim();
  if (GROUP.test(asked))
    throw wrong("What a group may do stands in config/amw.json, under roles.groups; name a person here.");
  const [, mentioned, label] = MENTION.exec(asked) ?? [];
  const id = WHOLE.test(asked) ? asked : idOn(mentioned ?? asked, call);
  if (id !== undefined) return { id, name: book.nameOf(id) ?? (label?.trim() || id) };
  const name = asked.replace(/^@/, "");
  const found = book.named().filter((one) => fold(one.name) === fold(name));
  const [only, ...others] = found;
  if (only && others.length === 0) return { id: only.actor, name: only.name };
  throw only
    ? wrong(
        `More than one is called “${name}”; write which: ${listed(
          found.map(({ actor }) => actor),
          "or",
        )}.`,
      )
    : wrong(`AMW knows nobody called “${name}” who has a role; ${HOW}.`);
}

function idOn(own: string, { surface, space }: Pick<Call, "surface" | "space">): string | undefined {
  if (DISCORD.test(own) && surface !== "slack") return `discord:${own}`;
  if (!SLACK.test(own) || surface === "discord") return undefined;
  return surface === "slack" && space !== undefined ? `slack:${space}/${own}` : `slack:${own}`;
}

const wrong = (problem: string): AskerError => new AskerError("bad-argument", { problem });
