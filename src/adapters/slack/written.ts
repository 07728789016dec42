import type { Reply } from "./respond.ts";

/** A reply as it is sent, written once however often it is sent. */
export class Written {
  readonly response_type: Reply["response_type"];
  /** Its JSON in UTF-8. */
  readonly bytes: Buffer;

  constructor(reply: Reply) {
    this.response_type = reply.response_type;
    this.bytes = Buffer.from(JSON.stringify(reply));
  }

  /** For whoever writes it into something else. */
  read(): Reply {
    return JSON.parse(this.bytes.toString("utf8"));
  }
}
