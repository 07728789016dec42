const ELEMENTS = new Set(
  "article h2 h3 p dl div dt dd ul ol li table thead tbody tr th td strong code small span time a button br".split(" "),
);
const ATTRIBUTES = new Set("class role start scope datetime href rel type data-line data-form aria-hidden".split(" "));
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const decoded = (text: string): string =>
  text.replaceAll(/&([^;]*);/g, (whole, name: string) => {
    const mark = ENTITIES[name];
    if (mark === undefined) throw new Error(`Unknown entity ${whole}`);
    return mark;
  });

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}
interface Page {
  /** Opening tags in order, attributes decoded. */
  readonly tags: readonly Tag[];
  /** What is read, decoded. */
  readonly text: string;
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const rest = source.replaceAll(/ ([a-z-]+)="([^"<>]*)"/g, (_, name: string, value: string) => {
    if (!ATTRIBUTES.has(name)) throw new Error(`Unexpected attribute ${name}`);
    attributes[name] = decoded(value);
    return "";
  });
  if (rest !== "") throw new Error(`Not an attribute: ${rest}`);
  return attributes;
}

/** Takes HTML apart as a browser would; throws on anything but balanced, expected elements with quoted attributes. */
export function readHtml(html: string): Page {
  const tags: Tag[] = [];
  const open: string[] = [];
  const text = html.replaceAll(/<(\/?)([a-z0-9]+)([^<>]*)>/g, (_, slash: string, name: string, rest: string) => {
    if (!ELEMENTS.has(name)) throw new Error(`Unexpected element ${name}`);
    if (slash) {
      const last = open.pop();
      if (last !== name || rest !== "") throw new Error(`</${name}${rest}> closes ${last}`);
      return "";
    }
    tags.push({ name, attributes: attributesOf(rest) });
    if (name !== "br") open.push(name);
    return "";
  });
  if (open.length > 0) throw new Error(`Left open: ${open.join(", ")}`);
  if (/[<>]/.test(text)) throw new Error("A bare angle bracket");
  return { tags, text: decoded(text) };
}
