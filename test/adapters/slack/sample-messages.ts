import type { Message } from "../../../src/core/message/message.ts";
import type { ModalBlock } from "../../fakes/slack/modals.ts";
import type { SlackBlock } from "../../fakes/slack/payloads.ts";

export const simple: Message = {
  summary: "Short.",
  title: "Title",
  tone: "plain",
  blocks: [],
  actions: [],
  audience: "asker",
  about: [],
};

/** One page of many, with every kind of button that an answer has. */
export const page = (line: string): Message => ({
  ...simple,
  title: `Page of ${line || "nothing"}`,
  audience: line.endsWith("--share") ? "channel" : "asker",
  actions: [
    { kind: "run", label: "Next", line: "timeline huawei --page 2" },
    { kind: "form", label: "Filter", line: "timeline huawei" },
    { kind: "run", label: "Share", line: "timeline huawei --share" },
    { kind: "open", label: "Open", url: "https://example.com" },
  ],
});

export const refused = (sentence: string): Message => ({
  ...simple,
  summary: sentence,
  title: "That needs a change",
  tone: "refused",
  blocks: [{ kind: "paragraph", text: sentence }],
  actions: [{ kind: "run", label: "Huawei", line: "huawei" }],
});

export const titleOf = (blocks: readonly (SlackBlock | ModalBlock)[]): string | undefined =>
  blocks.flatMap((block) => (block.type === "header" ? [block.text.text] : []))[0];
