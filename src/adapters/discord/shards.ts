import { SimpleShardingStrategy, type WebSocketOptions } from "discord.js";

type Manager = Parameters<NonNullable<WebSocketOptions["buildStrategy"]>>[0];

/** What is needed of the library's shards, of which it shows less. */
interface Shard {
  connection: {
    readonly readyState: number;
    terminate(): void;
    on(event: "error" | "close", listener: () => void): void;
  } | null;
  destroy(options?: object): Promise<void>;
}

const CLOSED = 3;
/** The library would wait 30 s for a peer that may be gone. */
const CLOSE_WITHIN_MS = 1000;
/** The library would wait 30 s for the connection and 60 s for the greeting. */
const ANSWER_WITHIN_MS = 10_000;

/** Lets go of a socket where the library would hold it, and keeps its last error from ending the process. */
function letGoInTime(shard: Shard): void {
  const destroy = shard.destroy.bind(shard);
  shard.destroy = (options) => {
    const socket = shard.connection;
    const destroyed = destroy(options);
    socket?.on("error", () => {});
    setTimeout(() => socket?.terminate(), CLOSE_WITHIN_MS).unref();
    return destroyed;
  };
}

/** A malformed event would reject in a place of the library where nobody hears it, which ends the process. */
function surviveEvents(manager: Manager, onError: (error: unknown) => void): void {
  const emit = manager.emit;
  Reflect.set(manager, "emit", (...event: unknown[]): unknown => {
    try {
      return Reflect.apply(emit, manager, event);
    } catch (error) {
      onError(error);
      return true;
    }
  });
}

/** The library's connections to the gateway, which let go in time and stay away once they were ended. */
export class Shards extends SimpleShardingStrategy {
  readonly #options: Manager["options"];

  constructor(manager: Manager, onError: (error: unknown) => void) {
    super(manager);
    surviveEvents(manager, onError);
    this.#options = manager.options;
    this.#options.handshakeTimeout = ANSWER_WITHIN_MS;
    this.#options.helloTimeout = ANSWER_WITHIN_MS;
  }

  override async spawn(ids: number[]): Promise<void> {
    await super.spawn(ids);
    for (const shard of this.#shards()) letGoInTime(shard);
  }

  /** Disconnects for good. A shard that is about to reconnect would do so after the library's own `destroy`. */
  async end(): Promise<void> {
    this.#options.retrieveSessionInfo = () => new Promise(() => {});
    const sockets = this.#shards().flatMap(({ connection }) => connection ?? []);
    const closed = sockets
      .filter(({ readyState }) => readyState !== CLOSED)
      .map((socket) => new Promise<void>((resolve) => socket.on("close", resolve)));
    // The library's own promise never settles for a shard that waits for something.
    void this.destroy({ code: 1000, reason: "AMW stops" });
    await Promise.all(closed);
  }

  #shards(): Shard[] {
    const shards: Map<number, Shard> = Reflect.get(this, "shards");
    return [...shards.values()];
  }
}
