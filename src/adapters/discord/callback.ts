import { type InteractionResponseType, type RepliableInteraction, Routes } from "discord.js";

const AS_JSON = { "content-type": "application/json" };

/** A first response to an interaction, as JSON that Discord takes. */
export type Written = Uint8Array<ArrayBuffer>;

/** The response with that data, written once for however many interactions get it. */
export const written = (type: InteractionResponseType, data: object): Written =>
  Buffer.from(JSON.stringify({ type, data }));

/**
 * Responds to an interaction with what is written already: the library's own methods make and write every response anew.
 * Rejects as those do where Discord refuses.
 */
export async function respond(interaction: RepliableInteraction, body: Written): Promise<void> {
  const { id, token, client } = interaction;
  await client.rest.post(Routes.interactionCallback(id, token), {
    body,
    passThroughBody: true,
    headers: AS_JSON,
    auth: false,
  });
  interaction.replied = true;
}
