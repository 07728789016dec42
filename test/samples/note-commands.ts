import { z } from "zod";
import { AskerError } from "../../src/core/command/asker-error.ts";
import { type Command, defineCommand } from "../../src/core/command/declare.ts";
import { FieldsError } from "../../src/core/command/fields-error.ts";
import { fillInMessage } from "../../src/core/messages/fill-in.ts";
import { oneSentence } from "../../src/core/messages/one-sentence.ts";

const text = (message: string) => z.string({ error: message });

const add = defineCommand({
  name: "add note",
  help: "Adds a note",
  permission: "editor",
  drafts: true,
  title: "A new note",
  submit: "Save",
  examples: ["/amw add note --title x"],
  args: {
    title: { kind: "text", help: "", example: "A title", step: "What", schema: text("Give it a title.") },
    body: { kind: "paragraph", help: "", example: "Some words", step: "What", schema: z.string().optional() },
    tag: { kind: "text", help: "", example: "hbm", step: "What", several: true, schema: z.string().optional() },
    score: {
      kind: "choice",
      choices: ["0", "1"],
      help: "",
      example: "1",
      step: "Scores",
      schema: z.enum(["0", "1"], { error: "Write 0 or 1." }),
    },
    why: { kind: "paragraph", help: "", example: "Because", step: "Scores", schema: text("Give a reason.") },
    fresh: { kind: "choice", choices: ["yes"], lone: true, help: "", example: "", schema: z.string().optional() },
  },
  run({ title, body = "", why }, { line }) {
    if (title === "refuse") throw new FieldsError({ why: "This reason does not hold.", title: "Taken." });
    if (title === "similar" && !line.includes("--fresh"))
      return oneSentence("There is one like it.", { tone: "plain" });
    return oneSentence(`Saved ${title} ${why} ${body}`, { tone: "done" });
  },
});

const edit = defineCommand({
  name: "edit note",
  help: "Changes a note",
  permission: "editor",
  drafts: true,
  examples: ["/amw edit note a"],
  args: {
    which: { kind: "text", first: true, kept: true, help: "", example: "a", schema: text("Which note?") },
    title: { kind: "text", help: "", example: "A title", schema: z.string().optional() },
    body: { kind: "paragraph", help: "", example: "Some words", schema: z.string().optional() },
    version: { kind: "text", kept: true, help: "", example: "1", schema: z.string().optional() },
  },
  opens({ which }) {
    if (which === undefined || which === "nothing") throw new AskerError("bad-argument", { problem: "No such note." });
    return { values: { title: `Title of ${which}`, version: "v1" }, asks: ["title"], note: `You edit ${which}.` };
  },
  run: ({ which, title, version }, { line }) =>
    title === undefined
      ? fillInMessage("Edit a note", "What should change?", line)
      : oneSentence(`${which} is ${title} since ${version}`, { tone: "done" }),
});

const remark = defineCommand({
  name: "remark",
  help: "Says something",
  permission: "anyone",
  drafts: true,
  examples: ["/amw remark x"],
  args: {
    words: { kind: "paragraph", first: true, help: "", example: "some words", schema: text("Say something.") },
    about: { kind: "text", help: "", example: "huawei", schema: z.string().optional() },
  },
  run: ({ words }) => oneSentence(`You said ${JSON.stringify(words)}`, { tone: "done" }),
});

const propose = defineCommand({
  name: "propose",
  help: "Suggests something",
  permission: "anyone",
  drafts: true,
  title: "Propose to AMW",
  submit: "Propose",
  examples: ["/amw propose x"],
  args: {
    words: { kind: "paragraph", first: true, help: "", example: "some words", schema: text("Say something.") },
    link: { kind: "text", help: "", example: "https://example.com", schema: z.string().optional() },
  },
  run: ({ words, link }) => oneSentence(`Proposed ${JSON.stringify(words)} from ${link}`, { tone: "done" }),
});

/** Commands with everything that a form can have: drafts, long text, steps, what they open with, problems of the answer. */
export const NOTES: readonly Command[] = [add, edit, remark, propose];
