import type { Delivery } from "../digest/delivery.ts";
import type { Message } from "../message/message.ts";
import { digestDone } from "./digest-done.ts";

export const resentMessage = ({ message }: Delivery): Message =>
  digestDone("On its way", `“${message.title}” is on its way once more.`);

/** Why a delivery need not be sent again, in one sentence. */
export function nameOfState({ state, message: { title } }: Pick<Delivery, "state" | "message">): string {
  switch (state) {
    case "sent":
      return `“${title}” has arrived, so there is nothing to resend.`;
    case "ready":
    case "sending":
      return `“${title}” is on its way already.`;
    case "superseded":
      return `“${title}” is told by a later edition, so there is nothing to resend.`;
    default:
      return `“${title}” was never to be posted; /amw digest now posts what is new.`;
  }
}
