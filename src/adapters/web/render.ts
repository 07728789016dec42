import type { Action, Block, Message, Scored, Span, Text } from "../../core/message/message.ts";
import { plainDate } from "../../core/message/plain.ts";
import { HIGHEST, scoreDots } from "../../core/message/score-dots.ts";
import { spansOf } from "../../core/message/spans.ts";
import { posesAsAddress, webAddress } from "../../core/message/visible.ts";
import { unreachable } from "../../core/unreachable.ts";
import { escaped } from "./escape.ts";

function linkHtml(label: string, url: string): string {
  const href = webAddress(url);
  const text = label.trim() === "" ? url : label;
  if (href === undefined) return escaped(text === url ? text : `${text} (${url})`);
  // A label that is itself an address could name another one than it opens.
  const shown = text !== url && posesAsAddress(text, href) ? `${text} (${href})` : text;
  return `<a href="${escaped(href)}" rel="noopener noreferrer nofollow">${escaped(shown)}</a>`;
}

function spanHtml(span: Span): string {
  if (typeof span === "string") return escaped(span);
  switch (span.kind) {
    case "strong":
      return `<strong>${escaped(span.text)}</strong>`;
    case "code":
      return `<code>${escaped(span.text)}</code>`;
    case "link":
      return linkHtml(span.text, span.url);
    case "date": {
      const text = escaped(plainDate(span.at));
      return Number.isNaN(span.at.getTime()) ? text : `<time datetime="${span.at.toISOString()}">${text}</time>`;
    }
    default:
      return unreachable(span);
  }
}

const textHtml = (text: Text): string => spansOf(text).map(spanHtml).join("").replaceAll("\n", "<br>");

function scoreHtml(name: string, { score, reason }: Scored): string {
  const dots = `<span aria-hidden="true">${scoreDots(score)}</span>`;
  return `<div><dt>${name}</dt><dd>${dots} ${score}/${HIGHEST} ${textHtml(reason)}</dd></div>`;
}

function tableHtml({ columns, rows }: Extract<Block, { kind: "table" }>): string {
  const side = (i: number): string => (columns[i]?.align === "right" ? ' class="right"' : "");
  const head = columns
    .map(({ label }, i) => (label === "" ? "<td></td>" : `<th scope="col"${side(i)}>${escaped(label)}</th>`))
    .join("");
  const body = rows.map((row) => {
    const cells = columns.map((_, i) => {
      const cell = textHtml(row[i] ?? "");
      return i === 0 ? `<th scope="row"${side(i)}>${cell}</th>` : `<td${side(i)}>${cell}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}

function listHtml({ items, numbered, start = 1 }: Extract<Block, { kind: "list" }>): string {
  const list = items.map((item) => `<li>${textHtml(item)}</li>`).join("\n");
  if (!numbered) return `<ul>\n${list}\n</ul>`;
  return `<ol${start === 1 ? "" : ` start="${start}"`}>\n${list}\n</ol>`;
}

/** A block; empty where it would be an empty element. */
function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${escaped(block.text)}</h3>`;
    case "paragraph":
      return `<p>${textHtml(block.text)}</p>`;
    case "facts": {
      const facts = block.facts.map(
        ({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${textHtml(value)}</dd></div>`,
      );
      return facts.length === 0 ? "" : `<dl class="facts">\n${facts.join("\n")}\n</dl>`;
    }
    case "list":
      return block.items.length === 0 ? "" : listHtml(block);
    case "table":
      return block.columns.length === 0 ? "" : tableHtml(block);
    case "score":
      return [
        '<dl class="score">',
        scoreHtml("Novelty", block.novelty),
        scoreHtml("Significance", block.significance),
        `<div><dt>Vector</dt><dd><code>${escaped(block.vector)}</code></dd></div>`,
        "</dl>",
      ].join("\n");
    case "caution":
      return `<p class="caution" role="note"><strong>Caution:</strong> ${textHtml(block.text)}</p>`;
    case "note":
      return `<p class="note"><small>${textHtml(block.text)}</small></p>`;
    default:
      return unreachable(block);
  }
}

function actionHtml(action: Action): string {
  if (action.kind === "open") return linkHtml(action.label, action.url);
  const data = `${action.quiet ? 'class="quiet" ' : ""}${action.kind === "form" ? "data-form" : "data-line"}`;
  return `<button type="button" ${data}="${escaped(action.line)}">${escaped(action.label)}</button>`;
}

/** A message as a self-contained piece of HTML: no script, no style, nothing of its data live. */
export function renderHtml(message: Message): string {
  const actions = message.actions.map(actionHtml);
  return [
    `<article class="amw ${message.tone}">`,
    `<h2>${escaped(message.title)}</h2>`,
    ...message.blocks.map(blockHtml).filter((block) => block !== ""),
    ...(actions.length > 0 ? ['<p class="actions">', ...actions, "</p>"] : []),
    "</article>\n",
  ].join("\n");
}
