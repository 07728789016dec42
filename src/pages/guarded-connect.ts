import { isIP, type Socket } from "node:net";
import { connect as secure } from "node:tls";
import type { buildConnector } from "undici";
import type { Network } from "./network.ts";
import { isPublic } from "./public-address.ts";
import { refusal } from "./refusal.ts";

/**
 * Connects to public addresses only: looks the name up, checks every address there is, and dials just those, so that a
 * name that means something else a moment later changes nothing. Ends the socket when the signal says so, and fails with a
 * Refusal, the signal's reason or what the system says.
 */
export const guardedConnect =
  (network: Network, signal: AbortSignal): buildConnector.connector =>
  ({ hostname, protocol }, answer) => {
    connected(network, hostname.replace(/^\[|\]$/g, ""), protocol === "https:", signal).then(
      (socket) => answer(null, socket),
      (error: Error) => answer(error, null),
    );
  };

async function connected(network: Network, host: string, encrypted: boolean, signal: AbortSignal): Promise<Socket> {
  const addresses = await beforeAbort(signal, checkedAddresses(network, host));
  signal.throwIfAborted();
  const raw = network.dial(addresses, encrypted ? 443 : 80);
  const end = () => raw.destroy();
  signal.addEventListener("abort", end, { once: true });
  raw.once("close", () => signal.removeEventListener("abort", end));
  try {
    await beforeAbort(signal, ready(raw, "connect"));
    raw.setNoDelay(true);
    if (!encrypted) return raw;
    const socket = secure({ socket: raw, host, ca: network.authorities, ...named(host) });
    await beforeAbort(signal, ready(socket, "secureConnect"));
    return socket;
  } catch (error) {
    end();
    throw error;
  }
}

/** A handshake names servers, and never addresses. */
const named = (host: string) => (isIP(host) ? {} : { servername: host });

async function checkedAddresses(network: Network, host: string): Promise<readonly string[]> {
  const addresses = isIP(host) ? [host] : await network.resolve(host);
  const own = new Set(network.own());
  // One private address among several is a way in as well: nobody says which of them a connection takes.
  if (!addresses.every((address) => isPublic(address) && !own.has(address))) throw refusal("private");
  if (addresses.length === 0) throw refusal("unknown-site", { host });
  return addresses;
}

const ready = (socket: Socket, event: "connect" | "secureConnect"): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once(event, resolve);
    // Stays: whoever uses the socket hears of its errors as well, and nobody hears of one in between.
    socket.on("error", reject);
  });

/** What the work gives, unless the signal comes first. */
function beforeAbort<Outcome>(signal: AbortSignal, work: Promise<Outcome>): Promise<Outcome> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener("abort", stop));
}
