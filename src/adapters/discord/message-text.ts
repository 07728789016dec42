import type { Message } from "discord.js";

/** How much of a message is read; the longest that Discord has is 4000. */
const MOST = 8000;

/** The texts of nested components, whatever holds them. */
export function* textsIn(components: readonly unknown[]): Generator<string> {
  for (const component of components) {
    if (typeof component !== "object" || component === null) continue;
    if ("content" in component && typeof component.content === "string") yield component.content;
    if ("components" in component && Array.isArray(component.components)) yield* textsIn(component.components);
  }
}

type Written = Pick<Message, "content" | "embeds" | "components">;

function* textsOf({ content, embeds, components }: Written): Generator<string> {
  yield content;
  for (const { title, description, fields } of embeds) {
    yield title ?? "";
    yield description ?? "";
    for (const field of fields) yield `${field.name}\n${field.value}`;
  }
  yield* textsIn(components);
}

/** All that a message says: its text, its embeds, its components, and those of a message that it forwards. */
export function messageText(message: Message): string {
  const texts = [...textsOf(message)];
  for (const snapshot of message.messageSnapshots.values()) texts.push(...textsOf(snapshot));
  return texts
    .filter((text) => text !== "")
    .join("\n")
    .slice(0, MOST);
}
