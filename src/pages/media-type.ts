import { refusal } from "./refusal.ts";

export interface MediaType {
  /** Undefined where the server says nothing: to be seen from the bytes. */
  readonly kind: "html" | "text" | undefined;
  /** The encoding that the server says. */
  readonly charset: string | undefined;
}

const KINDS: Readonly<Record<string, "html" | "text">> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/plain": "text",
};

/** What a `content-type` says. Throws Refusal for what is no page of text. */
export function mediaType(header: string | undefined): MediaType {
  const [essence = "", ...parameters] = (header ?? "").split(";").map((part) => part.trim());
  const charset = parameters
    .map((parameter) => /^charset\s*=\s*"?([^"\s]+)"?$/i.exec(parameter)?.[1])
    .find((label) => label !== undefined);
  const type = essence.toLowerCase();
  if (type === "") return { kind: undefined, charset };
  if (type === "application/pdf" || type === "application/x-pdf") throw refusal("pdf");
  if (!Object.hasOwn(KINDS, type)) throw refusal("no-page", { type: inWords(type) });
  return { kind: KINDS[type], charset };
}

/** What the bytes are where nobody says so, or says so wrongly. Throws Refusal for what is no page of text. */
export function seenKind(bytes: Uint8Array, said: MediaType["kind"]): "html" | "text" {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1").replace(/^ï»¿/, "").trimStart();
  if (start.startsWith("%PDF-")) throw refusal("pdf");
  if (said) return said;
  if (start.startsWith("<")) return "html";
  throw refusal("no-page", { type: "a file of an unknown kind" });
}

function inWords(type: string): string {
  if (type.startsWith("image/")) return "a picture";
  if (type.startsWith("video/")) return "a video";
  if (type.startsWith("audio/")) return "a sound recording";
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) && type.length <= 80
    ? `a file of type ${type}`
    : "a file of an unknown kind";
}
