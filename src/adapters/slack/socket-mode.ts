import type { Logger, ReceiverEvent, webApi } from "@slack/bolt";
import type { Clock, Log } from "../../core/ports.ts";
import { keepConnected } from "./connection.ts";
import { startErrorOf } from "./identify.ts";
import { openLink } from "./link.ts";
import { receiverFor, type Transport } from "./transport.ts";

interface SocketModeParts {
  readonly appToken: string;
  /** Fresh on every call, since the SDK writes into it. */
  readonly options: () => webApi.WebClientOptions;
  readonly apiUrl: string;
  readonly helloWithinMs: number;
  /** How long Slack may leave a ping unanswered before the socket counts as dead. */
  readonly pongWithinMs: number;
  readonly logger: Logger;
  readonly log: Log;
  readonly clock: Clock;
}

const LINGER_MS = 30_000;

/** Hears Slack over WebSockets that AMW opens, so that no address of AMW's need be public. */
export function socketMode(parts: SocketModeParts): Transport {
  const { appToken, options, apiUrl, helloWithinMs, pongWithinMs, logger, log, clock } = parts;
  const { receiver, take } = receiverFor();
  let connection: Awaited<ReturnType<typeof keepConnected>> | undefined;

  const taken = (event: ReceiverEvent): void => {
    take(event).catch((error: unknown) => log.error("What Slack sent could not be taken", { error }));
  };

  return {
    receiver,
    routes: [],
    async open() {
      const explain = (error: unknown) => startErrorOf(error, "SLACK_APP_TOKEN", apiUrl);
      connection = await keepConnected({
        openLink: (events) =>
          openLink(
            { appToken, logger, clientPingTimeout: pongWithinMs, clientOptions: options() },
            { taken, ...events },
            helloWithinMs,
          ),
        lingerMs: LINGER_MS,
        explain,
        log,
        clock,
      }).catch((error: unknown) => {
        throw explain(error);
      });
    },
    ready: () => connection?.ready() ?? { ok: false, reason: "AMW has not connected to Slack yet." },
    close: async () => connection?.close(),
  };
}
