import type { App, types } from "@slack/bolt";
import type { Amw, Call, Caller } from "../../core/amw.ts";
import type { Message } from "../../core/message/message.ts";
import type { Clock, Log } from "../../core/ports.ts";
import type { LongLines } from "./long-lines.ts";
import type { ModalData } from "./modal-data.ts";
import type { Modals } from "./modals.ts";
import type { Linked } from "./permalink.ts";
import type { Poster } from "./post.ts";
import type { Router } from "./router.ts";

/** What everything that listens to Slack needs. */
export interface Hearing {
  readonly app: Pick<App, "error">;
  /** What is heard, and by whom. */
  readonly on: Router["on"];
  readonly amw: Amw;
  readonly log: Log;
  readonly clock: Clock;
  readonly poster: Poster;
  readonly modals: Modals;
  /** Lines that are too long for a button of Slack's. */
  readonly lines: LongLines;
  /** The answer, or an apology; never throws. Its line may be what a button carries, and its buttons carry what they can. */
  answer(call: Call): Promise<Message>;
  /** The caller with the groups that give roles. */
  known<Asker extends Caller>(caller: Asker): Promise<Asker>;
  /** The address of a message, where it can be told; see `permalink`. Never rejects. */
  linkTo(message: Linked): Promise<string | undefined>;
  /** The form that the line asks for, as a modal, with what is known of who asks; undefined where there is nothing to fill in. */
  form(line: string, caller: Caller, data: ModalData): Promise<types.ModalView | undefined>;
  /** Logs the error under a new reference and gives the apology that names it. */
  sorry(what: string, error: unknown): Message;
  /** Does the work with that token; bolt tells of a failure outside the middleware that would see to it. */
  as<Outcome>(token: string | undefined, work: () => Promise<Outcome>): Promise<Outcome>;
  /** What the work gives, or undefined where Slack should not be kept waiting any longer; the work goes on. */
  inTime<Outcome>(work: Promise<Outcome>): Promise<Outcome | undefined>;
  /** Resolves with the work, which stopping waits for. */
  track(work: Promise<unknown> | undefined): Promise<void>;
}
