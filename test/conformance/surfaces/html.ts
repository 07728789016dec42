import {
  dateEntry,
  type Entry,
  FORM_OF,
  isWebAddress,
  linkEntry,
  type Manner,
  opened,
  PLAINLY,
  posesAsAddress,
  squeezed,
} from "../told.ts";

/** HTML: a label that is an address is followed by the one that it opens; what is no web address is text. */
export const htmlManner: Manner = {
  ...PLAINLY,
  link(label, url) {
    const text = label.trim() === "" ? url : label;
    if (!isWebAddress(url)) return text === url ? text : `${text} (${url})`;
    const shown = text !== url && posesAsAddress(text, url) ? `${text} (${new URL(url).href})` : text;
    return linkEntry(shown, url);
  },
  button: (action) =>
    action.kind === "open" && !isWebAddress(action.url)
      ? `button ${squeezed(action.label)} (${action.url})`
      : PLAINLY.button(action),
};

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const decoded = (text: string): string =>
  text.replaceAll(/&([^;]*);/g, (whole, name: string) => ENTITIES[name] ?? whole);

const encoded = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const attribute = (tag: string, name: string): string => decoded(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** The words of a piece of HTML, links and instants as entries have them. */
const words = (html: string): string =>
  squeezed(
    decoded(
      html
        .replaceAll(/<span aria-hidden="true">[^<]*<\/span>/g, "")
        .replaceAll(/(<a [^>]*>)([^<]*)<\/a>/g, (_, tag: string, label: string) =>
          encoded(linkEntry(decoded(label), attribute(tag, "href"))),
        )
        .replaceAll(/(<time [^>]*>)[^<]*<\/time>/g, (_, tag: string) =>
          dateEntry(Math.floor(Date.parse(attribute(tag, "datetime")) / 1000)),
        )
        .replaceAll("<br>", "\n")
        .replaceAll(/<[^>]*>/g, ""),
    ),
  );

const inside = (html: string, element: string): string[] =>
  [...html.matchAll(new RegExp(`<${element}(?: [^>]*)?>([\\s\\S]*?)</${element}>`, "g"))].map(
    ([, inner = ""]) => inner,
  );

function list(html: string, tag: string): Entry[] {
  const start = Number(attribute(tag, "start") || 1);
  return inside(html, "li").map((item, i) => `item ${tag.startsWith("<ol") ? `${start + i}. ` : ""}${words(item)}`);
}

function table(html: string): Entry[] {
  return inside(html, "tr").map((row, i) => {
    const cells = [...row.matchAll(/<t([hd])[^>]*>([\s\S]*?)<\/t\1>/g)].map(([, , cell = ""]) => words(cell) || "–");
    return `${i === 0 ? "columns" : "row"} ${cells.join(" | ")}`;
  });
}

function pairs(html: string, kind: string): Entry[] {
  return inside(html, "div").map((pair) => {
    const [label = ""] = inside(pair, "dt").map(words);
    const [value = ""] = inside(pair, "dd").map(words);
    if (kind === "fact") return `fact ${label}: ${value}`;
    return label === "Vector" ? `vector ${value}` : `score ${label} ${value.replace(/^(\d)\/3 /, "$1/3: ")}`;
  });
}

function actions(html: string): Entry[] {
  return html
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const form = line.startsWith('<button type="button" data-form=');
      const asked = `${form ? FORM_OF : ""}${squeezed(attribute(line, form ? "data-form" : "data-line"))}`;
      if (line.startsWith("<button")) return `button ${words(line)} → ${asked}`;
      const label = decoded(line.replaceAll(/<[^>]*>/g, ""));
      return line.startsWith("<a ") ? `button ${label} → ${opened(attribute(line, "href"))}` : `button ${label}`;
    });
}

/** What a reader of the page sees. */
export function readHtml(html: string): Entry[] {
  const top =
    /<(h2|h3|ul|table)(?:>|(?= [^>]*>))([\s\S]*?)<\/\1>|(<ol[^>]*>)([\s\S]*?)<\/ol>|<dl class="(fact|score)s?">([\s\S]*?)<\/dl>|<p(?: class="(\w+)"[^>]*)?>([\s\S]*?)<\/p>/g;
  return [...html.matchAll(top)]
    .flatMap(([, element, inner = "", ol, items = "", dl, facts = "", kind, text = ""]): Entry[] => {
      if (element === "h2") return [`title ${words(inner)}`];
      if (element === "h3") return [`heading ${words(inner)}`];
      if (element === "ul") return list(inner, "<ul>");
      if (element === "table") return table(inner);
      if (ol) return list(items, ol);
      if (dl) return pairs(facts, dl);
      if (kind === "actions") return actions(text);
      if (kind === "caution") return [`caution ${words(text).replace(/^Caution: /, "")}`];
      return [`${kind ?? "text"} ${words(text)}`];
    })
    .map(squeezed);
}
