import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** The only part of IPv6 that is given out for the public internet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** Public by their numbers, yet answered inside a cloud: Azure's platform, which hands out keys. */
const METADATA = new Set(["168.63.129.16"]);

/**
 * Whether an IP address, as the system writes it, is one on the public internet. False for whatever is private, local,
 * reserved, for documentation, a group, or a wrapping of another address (IPv4 in IPv6, 6to4, NAT64, Teredo), for what is
 * inside could be any of those.
 */
export function isPublic(address: string): boolean {
  // What the library also takes, such as 0x7f.1, no resolver says; a scope (fe80::1%eth0) is of a local address.
  if (isIP(address) === 0 || address.includes("%")) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast" || METADATA.has(address)) return false;
  return parsed.kind() === "ipv4" || (parsed.match(GLOBAL_UNICAST) && !isTunnel(parsed.toByteArray()));
}

/** ISATAP: the lower half names an IPv4 address of a private network. */
const isTunnel = (bytes: readonly number[]): boolean =>
  (bytes[8] === 0 || bytes[8] === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
