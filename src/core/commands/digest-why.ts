import { defineCommand } from "../command/declare.ts";
import { reckoningsOf } from "../digest/reckoned.ts";
import { digestWhyMessage } from "../messages/digest-why-message.ts";
import { editionByHash, editionDay, HASH_ARG } from "./edition-by-hash.ts";

export const digestWhy = defineCommand({
  name: "digest why",
  root: "digest",
  help: "How each rank of a digest adds up",
  permission: "anyone",
  examples: ["/amw digest why 3f9a1c2d"],
  args: { hash: HASH_ARG },
  async run({ hash }, { call, desk, knowledge }) {
    const edition = await editionByHash(hash, { call, desk });
    return digestWhyMessage({ hash, day: await editionDay(edition, desk), all: reckoningsOf(edition), knowledge });
  },
});
