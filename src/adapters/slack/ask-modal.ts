import type { types } from "@slack/bolt";
import type { Suggestion } from "../../core/amw.ts";
import { clip } from "../../core/message/clip.ts";
import { clipWords } from "../../core/message/clip-words.ts";
import type { Message } from "../../core/message/message.ts";
import { buttonRows } from "./buttons.ts";
import { clean } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { type ModalData, written } from "./modal-data.ts";
import { plainTextOf } from "./plain-text.ts";
import { modalBlocks } from "./render.ts";
import { plain } from "./rich-text.ts";
import { STILL_LOOKING } from "./still-looking.ts";

export const ASK = "amw_ask";
export const QUESTION = "question";
export const POST = "amw:post";

const QUOTED = 300;

const TITLE = "Ask AMW";

const modal = (data: ModalData, blocks: types.KnownBlock[], title = TITLE) =>
  ({
    type: "modal",
    title: plainTextOf(clip(title, LIMITS.modalTitle)),
    private_metadata: written(data),
    blocks,
  }) as const;

const asking = (data: ModalData, blocks: types.KnownBlock[]): types.ModalView => ({
  ...modal(data, blocks),
  callback_id: ASK,
  submit: plainTextOf("Ask"),
  close: plainTextOf("Cancel"),
});

const question = (value: string): types.InputBlock => ({
  type: "input",
  block_id: QUESTION,
  label: plainTextOf("Question"),
  hint: plainTextOf("A name, or anything that can stand after /amw."),
  element: {
    type: "plain_text_input",
    action_id: QUESTION,
    placeholder: plainTextOf("moore-threads, or latest --segment hbm"),
    ...(value === "" ? {} : { initial_value: value }),
  },
});

/** What to ask about a message of somebody's: `text` is theirs, `names` what AMW knows of it. */
export function askView(text: string, names: readonly Suggestion[], data: ModalData): types.ModalView {
  const quoted = clipWords(clean(text).trim(), QUOTED);
  const { rows } = buttonRows(names.map(({ label, line }) => ({ kind: "run", label, line })));
  return asking(data, [
    ...(quoted === ""
      ? []
      : [
          {
            type: "rich_text",
            elements: [{ type: "rich_text_quote", elements: [plain(quoted)] }],
          } satisfies types.RichTextBlock,
        ]),
    ...(rows.length === 0 ? [] : [smallPrint("Named in this message")]),
    ...rows,
    question(names[0]?.line ?? ""),
  ]);
}

/** A refusal, and the question once more as it was asked. */
export const askAgainView = (refusal: Message, line: string, data: ModalData): types.ModalView =>
  asking(data, [...modalBlocks(refusal), question(line)]);

/** An answer; with a button that posts it where there is a thread for it, which runs the line again. `line` is what was asked. */
export function answerView(message: Message, line: string, data: ModalData, title = TITLE): types.ModalView {
  const isAnswer = message.tone !== "refused" && message.tone !== "done";
  const posts = data.thread !== undefined && isAnswer && line.length <= LIMITS.buttonValue;
  return closing(data, [...modalBlocks(message), ...(posts ? [postRow(line)] : [])], title);
}

export const stillLookingView = (data: ModalData, title = TITLE): types.ModalView =>
  closing(data, modalBlocks(STILL_LOOKING), title);

/** The answer after the attempt to post it: what came of that, in a sentence. */
export const postedView = (message: Message, line: string, sentence: string, again: boolean, data: ModalData) =>
  closing(data, [smallPrint(sentence), ...modalBlocks(message), ...(again ? [postRow(line)] : [])]);

const closing = (data: ModalData, blocks: types.KnownBlock[], title = TITLE): types.ModalView => ({
  ...modal(data, blocks, title),
  close: plainTextOf("Close"),
});

const smallPrint = (text: string): types.ContextBlock => ({ type: "context", elements: [plainTextOf(text)] });

const postRow = (line: string): types.ActionsBlock => ({
  type: "actions",
  elements: [
    {
      type: "button",
      action_id: POST,
      text: plainTextOf("Post in the thread"),
      ...(line === "" ? {} : { value: line }),
    },
  ],
});
