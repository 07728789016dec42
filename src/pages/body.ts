import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { bodyError } from "./failures.ts";
import { type Limits, megabytes } from "./limits.ts";
import { refusal } from "./refusal.ts";

const gzip = promisify(gunzip);
const brotli = promisify(brotliDecompress);
const zlibbed = promisify(inflate);
const raw = promisify(inflateRaw);

type Unpack = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const UNPACK: Readonly<Record<string, Unpack>> = {
  gzip,
  "x-gzip": gzip,
  br: brotli,
  // The standard means zlib's wrapping; some servers leave it out.
  deflate: (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? zlibbed(bytes, options) : raw(bytes, options)),
};

/** What `accept-encoding` says of it. */
export const PACKINGS = "gzip, deflate, br";

/**
 * A body as sent with that `content-encoding`, unpacked. Throws Refusal where it is too large before or after, packed in an
 * unknown way, or damaged on the way, and what else the stream throws.
 */
export async function wholeBody(
  body: AsyncIterable<Uint8Array>,
  packing: string | undefined,
  limits: Pick<Limits, "wireBytes" | "pageBytes">,
): Promise<Buffer> {
  const named = (packing ?? "").trim().toLowerCase();
  const unpack = named === "" || named === "identity" ? asIs : Object.hasOwn(UNPACK, named) ? UNPACK[named] : undefined;
  if (!unpack) throw refusal("unknown-packing");
  const bytes = await collected(body, limits.wireBytes).catch((error: unknown) => {
    throw bodyError(error);
  });
  if (bytes.length === 0) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: limits.pageBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(limits.pageBytes);
    throw refusal("damaged");
  }
}

const tooLarge = (limit: number) => refusal("too-large", { megabytes: megabytes(limit) });

const asIs: Unpack = (bytes, { maxOutputLength }) =>
  bytes.length > maxOutputLength ? Promise.reject(tooLarge(maxOutputLength)) : Promise.resolve(bytes);

async function collected(body: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    // Leaving the loop ends the stream, and with it the socket.
    if (length > limit) throw tooLarge(limit);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}
