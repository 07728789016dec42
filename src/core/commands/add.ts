import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { lineOfTokens } from "../command/line.ts";
import { flagOf } from "../command/parse.ts";
import { findDuplicates } from "../curating/duplicates/find-duplicates.ts";
import type { Page } from "../curating/pages.ts";
import { sameAddress } from "../curating/source-address.ts";
import { formValues } from "../curating/suggesting/form-values.ts";
import { repeating, suggestFrom } from "../curating/suggesting/suggest.ts";
import { nearest } from "../lookup/nearest.ts";
import type { Action, Message } from "../message/message.ts";
import { formAction } from "../messages/fill-in.ts";
import { oneSentence } from "../messages/one-sentence.ts";
import { pageProposal } from "../messages/page-proposal.ts";
import { capital } from "../messages/words.ts";

/** What draft and form of an announcement are kept under. */
const FORM = "add announcement";
const KINDS = ["announcement", "player", "segment"] as const;

export const add = defineCommand({
  name: "add",
  root: "admin",
  help: "Read a page and propose an announcement from it; add announcement, player and segment add by hand",
  permission: "editor",
  changes: true,
  personal: true,
  examples: ["/amw add https://www.mthreads.com/news/318", "/amw add"],
  args: {
    url: {
      kind: "text",
      first: true,
      label: "address",
      help: "Address of the page, starting with https:// or http://",
      example: "https://www.mthreads.com/news/318",
      schema: z.string().trim().optional(),
    },
    replace: {
      kind: "choice",
      choices: ["yes"],
      lone: true,
      kept: true,
      help: "Put the page in the place of what you filled into the form and did not save",
      example: "",
      schema: z.enum(["yes"], { error: "--replace stands alone." }).optional(),
    },
  },
  async run({ url, replace }, context) {
    if (url === undefined || url === "") return whatCanBeAdded(context);
    const address = addressIn(url);
    const reading = await context.desk.pages.read(address);
    if (reading.outcome === "refused") return unread(reading.problem, address, context);
    return proposed(reading.page, replace !== undefined, context);
  },
});

/** The address that was typed, in the marks that chats put around one, too. Throws AskerError for anything else. */
function addressIn(typed: string): string {
  const bare = /^<?(https?:\/\/[^\s<>|]+)(?:\|[^>]*)?>?$/iu.exec(typed)?.[1];
  if (bare !== undefined && URL.canParse(bare)) return bare;
  const [word = ""] = typed.split(/\s+/u);
  const meant = nearest(word.toLowerCase(), KINDS);
  const instead = meant && lineOfTokens({ words: ["add", meant, ...typed.split(/\s+/u).slice(1)], flags: [] });
  throw new AskerError(
    "bad-argument",
    {
      problem: instead
        ? `There is no “add ${word}”; did you mean /amw ${instead}?`
        : `“${typed}” is no address of a page; write it whole, starting with https://, or say what to add: /amw add announcement, /amw add player or /amw add segment.`,
    },
    instead ? { typed: "", instead: [{ label: `/amw ${instead}`, line: instead }] } : undefined,
  );
}

function whatCanBeAdded({ call }: Context): Message {
  const forms: Action[] = call.forms ? KINDS.map((kind) => formAction(capital(kind), `add ${kind}`)) : [];
  return oneSentence(
    "Add what? Give a page's address, for example /amw add https://www.mthreads.com/news/318, or write /amw add announcement, /amw add player or /amw add segment.",
    { title: "Add to the knowledge base", tone: "plain", actions: forms },
  );
}

/** The page cannot be read: why, and the form with its address in it all the same. */
function unread(problem: string, address: string, { call }: Context): Message {
  const line = lineOfTokens({ words: FORM.split(" "), flags: [{ name: "source", value: address }] });
  if (call.forms)
    return oneSentence(`${problem} You can fill in the form by hand.`, {
      title: "The page could not be read",
      tone: "caution",
      actions: [formAction("Fill in the form", line)],
    });
  return oneSentence(
    `${problem} You can add it by hand: /amw ${line} and so on; /amw help add announcement says how.`,
    {
      title: "The page could not be read",
      tone: "caution",
    },
  );
}

async function proposed(page: Page, replace: boolean, context: Context): Promise<Message> {
  const { call, desk, knowledge, now } = context;
  const first = suggestFrom(page, knowledge);
  const addresses = [page.url, page.canonical];
  const duplicates = await findDuplicates({ ...first, addresses }, context);
  const same = duplicates.find(({ because }) => because.includes("address") || because.includes("wording"));
  const suggestion = same ? repeating(first, same.announcement.id) : first;
  const values = formValues(suggestion, page);
  const line = lineOfTokens({
    words: FORM.split(" "),
    flags: Object.entries(values).map(([name, value]) => ({ name: flagOf(name), value })),
  });
  const shown = { page, suggestion, duplicates, line, knowledge };
  if (!call.forms) return pageProposal({ ...shown, form: undefined, replace: undefined });
  const draft = await desk.state.drafts.find(call.actor.id, FORM);
  const isOther = draft !== undefined && !isOf(draft.values.source, addresses);
  if (isOther && !replace)
    return pageProposal({
      ...shown,
      form: FORM,
      replace: lineOfTokens({ words: ["add", page.url], flags: [{ name: "replace", value: undefined }] }),
    });
  // What somebody changed of the same page's proposal stays.
  if (draft === undefined || isOther)
    await desk.state.drafts.keep({ actor: call.actor.id, form: FORM, values, at: now.getTime() });
  return pageProposal({ ...shown, form: FORM, replace: undefined });
}

/** Whether the sources that were filled in name one of the addresses. */
const isOf = (sources = "", addresses: readonly string[]): boolean =>
  sources
    .split("\n")
    .map((source) => source.split("|")[0]?.trim() ?? "")
    .some((source) => addresses.some((address) => sameAddress(source, address)));
