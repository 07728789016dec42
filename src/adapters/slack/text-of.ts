import { z } from "zod";
import { typedLine } from "./typed-line.ts";

const Text = z.string().catch("");
const Said = z.object({
  text: Text,
  attachments: z.array(z.object({ title: Text, text: Text, fallback: Text })).catch([]),
});

/** What a message says, as its reader sees it; feeds put their text into attachments. */
export function textOf(message: unknown): string {
  const { text, attachments } = Said.parse(message);
  const attached = attachments.map(({ title, text, fallback }) => [title, text || fallback].join("\n"));
  return [text, ...attached].map(typedText).filter(Boolean).join("\n");
}

const typedText = (text: string): string => text.split("\n").map(typedLine).filter(Boolean).join("\n");
