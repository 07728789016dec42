import type { ServerResponse } from "node:http";

/** Answers with that text, which no cache keeps and no browser takes for another type. To HEAD, Node sends no body. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string | Buffer,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}
