import type { Actor } from "../../core/amw.ts";
import type { Action, Message } from "../../core/message/message.ts";
import { sharedBy } from "../../core/messages/shared-by.ts";

const shares = (action: Action): boolean => action.kind === "run" && / --share$/.test(action.line);

/** The message where sharing makes no sense: everybody there sees it already, or nobody else is there. */
export const withoutShare = (message: Message): Message => ({
  ...message,
  actions: message.actions.filter((action) => !shares(action)),
});

/** The message as AMW posts it for somebody, whom it names. */
export const sharedFor = ({ name }: Actor, message: Message): Message => ({
  ...message,
  blocks: [...message.blocks, sharedBy(name)],
});
