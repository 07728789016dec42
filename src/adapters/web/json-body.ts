import type { IncomingMessage } from "node:http";
import { mediaType, Refused, readBody } from "../request-body.ts";

const JSON_TYPE = "application/json";

/** The JSON that was posted, unchecked. Rejects with Refused for another type, for more than `most` bytes and for no JSON. */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  if (mediaType(request) !== JSON_TYPE) throw new Refused(415, `Send ${JSON_TYPE}.`);
  const text = (await readBody(request, most)).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, "That is no JSON.");
  }
}
