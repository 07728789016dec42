/** What JSON-LD says of the article on a page. */
export interface LinkedArticle {
  readonly headline: string | undefined;
  readonly publisher: string | undefined;
  readonly published: string | undefined;
}

const ARTICLE = /(?:Article|Posting|Report|PressRelease)$/;
const PAGE = /(?:WebPage|VideoObject)$/;
/** A graph holds no more things than this that matter here. */
const THINGS = 200;

/** The article that the scripts describe, else the page; undefined where there is none that can be read. */
export function linkedArticle(scripts: readonly string[]): LinkedArticle | undefined {
  const things = scripts.flatMap((script) => topThings(parsed(script))).slice(0, THINGS);
  const thing = [ARTICLE, PAGE].flatMap((kind) => things.filter((one) => typesOf(one).some((t) => kind.test(t))))[0];
  return (
    thing && {
      headline: text(thing.headline),
      publisher: nameOf(thing.publisher),
      published: text(thing.datePublished),
    }
  );
}

type Thing = Readonly<Record<string, unknown>>;

function parsed(script: string): unknown {
  try {
    // Some pages wrap it as if it were a script, or break lines within texts.
    return JSON.parse(script.replace(/^\s*(?:<!--|\/\*.*?\*\/)|(?:-->)\s*;?\s*$/g, "").replace(/[\r\n\t]+/g, " "));
  } catch {
    return undefined;
  }
}

function topThings(json: unknown): readonly Thing[] {
  const all = Array.isArray(json) ? json : [json];
  return all.filter(isThing).flatMap((thing) => {
    const graph = thing["@graph"];
    return [thing, ...(Array.isArray(graph) ? graph.filter(isThing) : [])];
  });
}

const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const typesOf = (thing: Thing): readonly string[] => [thing["@type"]].flat().filter((type) => typeof type === "string");

function nameOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isThing(first) ? text(first.name) : text(first);
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
