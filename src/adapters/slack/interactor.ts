import type { Call } from "../../core/amw.ts";
import { callOf } from "./call.ts";
import type { ModalData } from "./modal-data.ts";

interface Interaction {
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string; readonly team_id?: string };
  readonly team: { readonly id: string } | null;
}

/** Who pressed, submitted or chose, from the payload that Slack sends of it. */
export const interactor = ({ user, team }: Interaction) => ({
  team: user.team_id ?? team?.id ?? "",
  user: user.id,
  name: user.name ?? user.username,
});

/** The line as asked in a modal, about the thread or the message that it was opened at. */
export const callInModal = (interaction: Interaction, line: string, { thread, place }: ModalData): Call =>
  callOf({ line, ...interactor(interaction), channel: thread?.channel ?? place?.channel });
