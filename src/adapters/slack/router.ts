import type { AnyMiddlewareArgs, App, Middleware } from "@slack/bolt";

type Listening = Pick<App, "command" | "action" | "options" | "shortcut" | "view" | "event">;
type Pattern = string | RegExp;

/** The part of what Slack sends that tells what it is. */
interface Body {
  readonly command?: string;
  readonly type?: string;
  readonly callback_id?: string;
  readonly action_id?: string;
  readonly actions?: readonly { readonly action_id: string }[];
  readonly view?: { readonly callback_id?: string };
  readonly event?: { readonly type: string };
}
type Hear = (args: Parameters<Middleware<AnyMiddlewareArgs>>[0]) => unknown;

const fits = (pattern: Pattern, text: string | undefined): boolean =>
  text !== undefined && (typeof pattern === "string" ? pattern === text : pattern.test(text));

/**
 * Hands what Slack sent to whoever hears it, as bolt's App does, in one step: bolt leads everything past each listener by
 * a chain of promises, which costs as much as the answer.
 */
export class Router {
  readonly #heard: { readonly is: (body: Body) => boolean; readonly hear: Hear }[] = [];

  /** The same to listen by as bolt's App, with its types. */
  readonly on = this as unknown as Listening;

  command(name: string, hear: Hear): void {
    this.#heard.push({ is: (body) => body.command === name, hear });
  }

  action(name: Pattern, hear: Hear): void {
    this.#heard.push({
      is: ({ type, actions }) => type === "block_actions" && fits(name, actions?.[0]?.action_id),
      hear,
    });
  }

  options(name: Pattern, hear: Hear): void {
    this.#heard.push({ is: ({ type, action_id }) => type === "block_suggestion" && fits(name, action_id), hear });
  }

  shortcut({ type, callback_id }: { readonly type: string; readonly callback_id: string }, hear: Hear): void {
    this.#heard.push({ is: (body) => body.type === type && body.callback_id === callback_id, hear });
  }

  view(name: Pattern, hear: Hear): void {
    this.#heard.push({ is: ({ type, view }) => type === "view_submission" && fits(name, view?.callback_id), hear });
  }

  event(name: string, hear: Hear): void {
    this.#heard.push({ is: ({ type, event }) => type === "event_callback" && event?.type === name, hear });
  }

  /** For `app.use`, after every other. */
  readonly route: Middleware<AnyMiddlewareArgs> = async (args) => {
    const body = args.body as Body;
    await Promise.all(this.#heard.filter(({ is }) => is(body)).map(({ hear }) => hear(args)));
  };
}
