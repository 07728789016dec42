import { lookup } from "node:dns/promises";
import { connect, isIP, type LookupFunction, type Socket } from "node:net";
import { networkInterfaces } from "node:os";

/** What lies below the checks: names, and sockets to addresses. */
export interface Network {
  /** Every address that the name has now. Rejects with an Error that has the system's code. */
  resolve(name: string): Promise<readonly string[]>;
  /** A socket on its way to whichever of these addresses answers first, and to nothing else. */
  dial(addresses: readonly string[], port: number): Socket;
  /** The addresses of this machine. */
  own(): readonly string[];
  /** Certificates to trust, in PEM; undefined for those that Node trusts. */
  readonly authorities: string | undefined;
}

export const theInternet: Network = {
  resolve: async (name) => (await lookup(name, { all: true, order: "verbatim" })).map(({ address }) => address),
  // The name is for messages; the lookup, which would be Node's own, answers with what has been checked.
  dial: (addresses, port) =>
    connect({ host: "checked.invalid", port, autoSelectFamily: true, lookup: alreadyKnown(addresses) }),
  own: () => Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address)),
  authorities: undefined,
};

const alreadyKnown =
  (addresses: readonly string[]): LookupFunction =>
  (_name, _options, answer) =>
    answer(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    );
