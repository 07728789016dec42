import { AsyncLocalStorage } from "node:async_hooks";
import { type AllMiddlewareArgs, webApi } from "@slack/bolt";

/**
 * One Web API client for every workspace: what is called while an event is answered carries the token of the workspace
 * that the event came from. Where there is one workspace alone, its token is given once and `during` is left out: to
 * follow each event costs every promise of the process a little.
 */
export class WorkspaceClient extends webApi.WebClient {
  readonly #token = new AsyncLocalStorage<string | undefined>();

  constructor(options: webApi.WebClientOptions, token?: string) {
    super(token, options);
  }

  /** Does the work with that token. */
  readonly as = <Outcome>(token: string | undefined, work: () => Promise<Outcome>): Promise<Outcome> =>
    this.#token.run(token, work);

  /** Middleware for bolt, which knows each event's token. */
  readonly during = ({ context, next }: AllMiddlewareArgs): Promise<void> => this.as(context.botToken, next);

  override apiCall(method: string, options: Record<string, unknown> = {}): Promise<webApi.WebAPICallResult> {
    const token = this.#token.getStore();
    const written = withWritten(options);
    return super.apiCall(method, token === undefined ? written : { token, ...written });
  }
}

/** What Slack takes as JSON within a form, and what is large among it. */
const WRITTEN = ["blocks", "metadata", "view"] as const;

/** Written as JSON here: the SDK would first copy it whole, value by value, for a debug line that nobody reads. */
function withWritten(options: Record<string, unknown>): Record<string, unknown> {
  const written = { ...options };
  for (const key of WRITTEN)
    if (typeof options[key] === "object" && options[key] !== null) written[key] = JSON.stringify(options[key]);
  return written;
}
