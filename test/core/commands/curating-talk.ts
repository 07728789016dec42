import { afterEach, beforeEach, expect } from "vitest";
import type { Actor } from "../../../src/core/amw.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { ADA, type CuratingDesk, curatingDesk } from "../../samples/curating-desk.ts";

export const said = (message: Message): string => plainText(message);
export const buttons = (message: Message): string[] => message.actions.map(({ label }) => label);

/** The line of the button of that label. */
export function lineOf(message: Message, label: string): string {
  const action = message.actions.find((one) => one.label === label);
  if (action === undefined || action.kind === "open") throw new Error(`There is no ${label}: ${buttons(message)}`);
  return action.line;
}

/** A curating desk for each test of the file; afterwards nothing failed and the knowledge base is valid. */
export function eachOnItsDesk(): { readonly desk: CuratingDesk } {
  const held: { desk?: CuratingDesk } = {};
  beforeEach(async () => {
    held.desk = await curatingDesk();
  });
  afterEach(async () => {
    const { desk } = held;
    expect(desk?.errors).toEqual([]);
    expect(await desk?.problems()).toEqual([]);
    await desk?.close();
  });
  return {
    get desk() {
      if (!held.desk) throw new Error("There is a desk within tests only.");
      return held.desk;
    },
  };
}

/** The form of the line as it opens, and a way to send it with some fields changed. */
export async function openedForm(curating: CuratingDesk, line: string, as: Actor = ADA) {
  const caller = { actor: as, surface: "slack", space: "T1", channel: "C1", forms: true } as const;
  const opened = await curating.amw.form(line, caller);
  if (!opened) throw new Error(`No form opens for ${line}.`);
  const values = Object.fromEntries(opened.fields.map(({ name, value }) => [name, value]));
  return {
    ...opened,
    values,
    async send(change: Record<string, string>): Promise<Message> {
      const filled = await curating.amw.filled(opened.command, { ...values, ...change }, caller);
      if (filled.line === undefined) throw new Error(JSON.stringify(filled));
      return curating.ask(filled.line, as);
    },
  };
}
