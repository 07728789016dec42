// @ts-check
import { detect } from "chardet";
import sniffed from "html-encoding-sniffer";

/** How many of its characters may be broken before a label is taken for wrong. */
const BROKEN_SHARE = 0.01;
/** Fewer bytes than this outside ASCII are no proof of UTF-8. */
const PROOF_BYTES = 9;
const SAMPLE_BYTES = 64 * 1024;
/** Where windows-1252 is not Latin-1; some versions of Node take the one for the other. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * The text of bytes in whatever encoding: as the byte order mark, the server or the page says, unless they are plainly
 * something else. Never throws; what means nothing becomes U+FFFD.
 * @param {Uint8Array} bytes
 * @param {string | undefined} charset as the server says
 * @returns {string}
 */
export function decoded(bytes, charset) {
  const said = sniffed(bytes, { transportLayerEncodingLabel: charset, defaultEncoding: "" });
  if (isUtf8(bytes, said === "" || said === "UTF-8")) return decode(bytes, "utf-8");
  const first = said === "" ? undefined : decode(bytes, said);
  if (first !== undefined && brokenShare(first) <= BROKEN_SHARE) return first;
  const guessed = decode(bytes, detect(bytes.subarray(0, SAMPLE_BYTES)) ?? "windows-1252");
  return first !== undefined && brokenShare(first) <= brokenShare(guessed) ? first : guessed;
}

/**
 * @param {Uint8Array} bytes
 * @param {boolean} expected whether nothing says that it is something else, in which case more proof is needed
 */
function isUtf8(bytes, expected) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const beyond = bytes.length - text.length;
    // An escape in plain ASCII is how ISO-2022-JP begins.
    return beyond === 0 ? expected && !text.includes("\u001b") : expected || beyond >= PROOF_BYTES;
  } catch {
    return false;
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 */
function decode(bytes, encoding) {
  const name = encoding.toLowerCase();
  if (name === "windows-1252" || name === "iso-8859-1")
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString("latin1")
      .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
  try {
    // GB18030 holds all of GBK, which pages name when they mean the newer one.
    return new TextDecoder(name === "gbk" ? "gb18030" : name).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/**
 * Of the characters outside ASCII, how many stand for bytes that mean nothing.
 * @param {string} text
 */
function brokenShare(text) {
  const beyond = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  return beyond === 0 ? 0 : (text.match(/\ufffd/g)?.length ?? 0) / beyond;
}
