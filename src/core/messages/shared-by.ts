import type { Block } from "../message/message.ts";

/** Who showed an answer to the others, where the platform itself does not say so. */
export const sharedBy = (name: string): Block => ({ kind: "note", text: `Shared by ${name}` });
