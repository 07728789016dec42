import type { Block, Scored } from "../../core/message/message.ts";
import { HIGHEST, scoreDots } from "../../core/message/score-dots.ts";
import { oneLine } from "../../core/message/visible.ts";
import { unreachable } from "../../core/unreachable.ts";
import { hanging, type Labelled, labelled } from "./layout.ts";
import { type Line, plain, type Run, styled, within } from "./run.ts";
import { tableLines } from "./table.ts";
import { type TextView, textRuns } from "./text.ts";
import { wrap } from "./wrap.ts";

function scoreRow(name: string, { score, reason }: Scored): Labelled {
  const dots = `${scoreDots(score)} ${score}/${HIGHEST}`;
  return {
    label: styled(`${name.padEnd("Significance".length)}  ${dots}`, { bold: true }),
    value: [plain(oneLine(reason))],
  };
}

/** `1. `, the numbers of one list under one another. */
function mark(list: Extract<Block, { kind: "list" }>, i: number): Run {
  if (!list.numbered) return plain("• ");
  const start = list.start ?? 1;
  const digits = String(start + list.items.length - 1).length;
  return plain(`${String(start + i).padStart(digits)}. `);
}

/** A block in lines of at most `width` columns; none where it has nothing to say. */
export function blockLines(block: Block, width: number, view: TextView): readonly Line[] {
  switch (block.kind) {
    case "heading":
      return wrap([styled(oneLine(block.text), { bold: true })], width);
    case "paragraph":
      return wrap(textRuns(block.text, view), width);
    case "facts":
      return labelled(
        block.facts.map(({ label, value }) => ({
          label: styled(oneLine(label), { dim: true }),
          value: textRuns(value, view),
        })),
        width,
      );
    case "list":
      return block.items.flatMap((item, i) => hanging(mark(block, i), textRuns(item, view), width));
    case "table":
      return block.columns.length === 0 ? [] : tableLines(block, width, view);
    case "score":
      return [
        ...labelled([scoreRow("Novelty", block.novelty), scoreRow("Significance", block.significance)], width),
        ...wrap([styled(oneLine(block.vector), { dim: true })], width),
      ];
    case "caution":
      return hanging(
        styled("! ", { bold: true, colour: "yellow" }),
        within({ colour: "yellow" }, textRuns(block.text, view)),
        width,
      );
    case "note":
      return wrap(within({ dim: true }, textRuns(block.text, view)), width);
    default:
      return unreachable(block);
  }
}
