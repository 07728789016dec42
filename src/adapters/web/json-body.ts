import type { IncomingMessage } from "node:http";

/** A request that cannot be taken: the HTTP status and a sentence for whoever sent it. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(text);
    this.name = "Refused";
    this.status = status;
  }
}

const JSON_TYPE = "application/json";

/** The JSON that was posted, unchecked. Rejects with Refused for another type, for more than `most` bytes and for no JSON. */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  const [type = ""] = (request.headers["content-type"] ?? "").split(";", 1);
  if (type.trim().toLowerCase() !== JSON_TYPE) throw new Refused(415, `Send ${JSON_TYPE}.`);
  const text = (await bytesOf(request, most)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, "That is no JSON.");
  }
}

async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const tooLarge = () => new Refused(413, `Send at most ${most} bytes.`);
  if (Number(request.headers["content-length"] ?? 0) > most) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += chunk.length;
      if (length > most) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(400, "The request ended before its body did.");
  }
  return Buffer.concat(chunks);
}
