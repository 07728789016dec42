import { clip } from "../../core/message/clip.ts";
import type { Block, Scored } from "../../core/message/message.ts";
import { HIGHEST, scoreDots } from "../../core/message/score-dots.ts";
import { strong } from "../../core/message/spans.ts";
import { unreachable } from "../../core/unreachable.ts";
import { inlineCode } from "./escape.ts";
import { CLIPS } from "./limits.ts";
import { tableMarkdown } from "./table.ts";
import { lineMarkdown, markdown } from "./text.ts";

function scoreLine(name: string, { score, reason }: Scored): string {
  return `**${name}** ${scoreDots(score)} ${score}/${HIGHEST} · ${lineMarkdown(reason, CLIPS.reason)}`;
}

/** Every line its own `-# `, which holds for one line only. */
const small = (text: string): string =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => `-# ${line}`)
    .join("\n");

/** A block as Discord markdown; empty where it has nothing to say. */
export function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "heading": {
      const text = lineMarkdown(block.text, CLIPS.heading);
      return text === "" ? "" : `### ${text}`;
    }
    case "paragraph":
      return markdown(block.text, CLIPS.paragraph).trim();
    case "facts":
      return block.facts
        .map(({ label, value }) =>
          [lineMarkdown([strong(label)], CLIPS.label), lineMarkdown(value, CLIPS.value)].filter(Boolean).join(" "),
        )
        .filter(Boolean)
        .join("\n");
    case "list":
      return block.items
        .map((item, i) => `${block.numbered ? `${(block.start ?? 1) + i}.` : "-"} ${lineMarkdown(item, CLIPS.item)}`)
        .join("\n");
    case "table":
      return tableMarkdown(block);
    case "score":
      return [
        scoreLine("Novelty", block.novelty),
        scoreLine("Significance", block.significance),
        small(inlineCode(clip(block.vector, CLIPS.label))),
      ].join("\n");
    case "caution":
      return `> ⚠️ ${lineMarkdown(block.text, CLIPS.paragraph)}`;
    case "note":
      return small(markdown(block.text, CLIPS.paragraph));
    default:
      return unreachable(block);
  }
}
