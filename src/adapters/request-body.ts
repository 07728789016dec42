import type { IncomingMessage } from "node:http";

/** A request that is not taken: the HTTP status and a sentence for whoever sent it. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(text);
    this.name = "Refused";
    this.status = status;
  }
}

/** The type of what was sent, lower case and without parameters such as the charset; empty where none is said. */
export const mediaType = ({ headers }: IncomingMessage): string =>
  (headers["content-type"] ?? "").replace(/;.*$/s, "").trim().toLowerCase();

/** The whole body, as it came over the wire. Rejects with Refused when it is more than `most` bytes or breaks off. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const tooLarge = () => new Refused(413, `Send at most ${most} bytes.`);
  if (Number(request.headers["content-length"] ?? 0) > most) return Promise.reject(tooLarge());
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const broken = () => reject(new Refused(400, "The request ended before its body did."));
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else {
        request.pause();
        reject(tooLarge());
      }
    });
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", broken);
    request.once("close", broken);
  });
}
