import type { Language, Subscription } from "../digest/subscription.ts";
import type { Edition, Window } from "../digest/window.ts";
import type { Message } from "../message/message.ts";
import { digestDone, run } from "./digest-done.ts";
import { momentWords } from "./digest-words.ts";
import { count } from "./words.ts";

export function onItsWayMessage({ id, name }: Subscription, { hash, tells }: Edition): Message {
  const what = tells.length === 0 ? "An edition" : `An edition with ${count(tells.length, "announcement")}`;
  return digestDone("On its way", `${what} of “${name}” is on its way; the next one tells only what is new after it.`, {
    actions: [run("Read it here", `digest replay ${hash}`), run("History", `digest history ${id}`)],
  });
}

export function nothingNewMessage({ id, name, schedule }: Subscription, { since }: Window): Message {
  const when = since === undefined ? "" : ` since ${momentWords(since, schedule.timezone)}`;
  return digestDone("Nothing new", `There is nothing new for “${name}”${when}, so nothing was posted.`, {
    tone: "plain",
    actions: [run("Send a test", `digest test ${id}`), run("Latest announcements", "latest")],
  });
}

export const testOnItsWayMessage = ({ name, version }: Subscription): Message =>
  digestDone(
    "A test is on its way",
    version === 0
      ? "A test with these settings is on its way; it counts as nothing told."
      : `A test of “${name}” is on its way; it counts as nothing told.`,
  );

const TEST: Readonly<Record<Language, { readonly title: string; readonly text: string }>> = {
  en: { title: "Test: ", text: "This is a test, and counts as nothing told." },
  zh: { title: "测试：", text: "这是一次测试，不计入已发布的内容。" },
};

/** The edition, marked as a test before anything else. */
export function testMessage(message: Message, language: Language): Message {
  const { title, text } = TEST[language];
  return {
    ...message,
    title: `${title}${message.title}`,
    summary: `${text}${language === "zh" ? "" : " "}${message.summary}`,
    blocks: [{ kind: "note", text }, ...message.blocks],
  };
}
