import { DefaultRestOptions, type RESTOptions } from "discord.js";

type MakeRequest = RESTOptions["makeRequest"];

export interface RequestOptions {
  /** Hears how each request ended: nothing when Discord answered, else why it did not. */
  readonly onOutcome: (failure: string | undefined) => void;
  /** Hears that Discord refused the bot's token. */
  readonly onRefusedToken: () => void;
  /** Once aborted, nothing is sent any more and what is under way ends. */
  readonly stopped: AbortSignal;
}

/** A follow-up: Discord would take a second request for a second message. All other requests may be repeated. */
const makesAMessage = (url: string, method = "GET"): boolean =>
  method.toUpperCase() === "POST" && /\/webhooks\/\d+\/[^/]+$/.test(new URL(url).pathname);

const failed = (status: number): boolean => status >= 500;
const carriesToken = (headers: unknown): boolean =>
  typeof headers === "object" && headers !== null && "Authorization" in headers;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === "AbortError" ? "no answer in time" : error.message;
}

/** Thrown where a request was not even begun. */
export class NotSent extends Error {
  constructor() {
    super("AMW stopped before Discord answered");
    this.name = "NotSent";
  }
}

/** Thrown where the library must not send a request again. */
class NotRepeated extends Error {
  constructor(reason: string) {
    super(`Discord may or may not have taken the message (${reason}); it is not sent again`);
    this.name = "NotRepeated";
  }
}

/** The library repeats what it takes for a reset connection, and knows one of undici's two names for it. */
const asReset = (error: unknown): unknown =>
  error instanceof Error && "code" in error && error.code === "UND_ERR_SOCKET"
    ? new Error(`ECONNRESET: ${error.message}`, { cause: error })
    : error;

/**
 * One request of the library, which repeats it once when it failed. The whole answer is read within the library's
 * time limit, so that no answer breaks off later and every connection is free again.
 */
export function requester({ onOutcome, onRefusedToken, stopped }: RequestOptions): MakeRequest {
  return async (url, init) => {
    if (stopped.aborted) throw new NotSent();
    const once = makesAMessage(url, init.method);
    try {
      const signal = init.signal ? AbortSignal.any([init.signal, stopped]) : stopped;
      const answer = await DefaultRestOptions.makeRequest(url, { ...init, signal });
      const bytes = await answer.arrayBuffer();
      const text = () => new TextDecoder().decode(bytes);
      onOutcome(failed(answer.status) ? `status ${answer.status}` : undefined);
      if (answer.status === 401 && carriesToken(init.headers)) onRefusedToken();
      if (once && failed(answer.status)) throw new NotRepeated(`status ${answer.status}`);
      return {
        ...answer,
        arrayBuffer: async () => bytes,
        text: async () => text(),
        json: async () => JSON.parse(text()),
      };
    } catch (error) {
      if (error instanceof NotRepeated) throw error;
      if (!stopped.aborted) onOutcome(reasonOf(error));
      throw once ? new NotRepeated(reasonOf(error)) : asReset(error);
    }
  };
}
