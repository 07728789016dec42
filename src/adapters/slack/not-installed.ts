import type { Message } from "../../core/message/message.ts";

/** Slack speaks of a workspace that AMW keeps no installation of. */
export class NotInstalled extends Error {
  constructor() {
    super("AMW is not installed in this workspace");
    this.name = "NotInstalled";
  }
}

const SENTENCE =
  "AMW is not installed in this workspace any more. Ask whoever looks after its apps to install AMW again.";

/** Said to somebody there. */
export const NOT_INSTALLED: Message = {
  // The paragraph is all there is to say.
  summary: "",
  title: "",
  tone: "refused",
  blocks: [{ kind: "paragraph", text: SENTENCE }],
  actions: [],
  audience: "asker",
  about: [],
};
