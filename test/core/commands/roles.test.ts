import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor, Call } from "../../../src/core/amw.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { ADA, BO, CARO, type CuratingDesk, curatingDesk, DAN } from "../../samples/curating-desk.ts";

const EVE: Actor = { id: "slack:T1/U5", name: "Eve" };
const OPERATOR: Actor = { id: "terminal:local", name: "you" };

let desk: CuratingDesk;
beforeEach(async () => {
  desk = await curatingDesk();
  desk.roles.clear();
  desk.fixed.push("slack:U5");
});
afterEach(() => desk.close());

/** Eve, the first admin, asks. */
const ask = (line: string, as = EVE, call: Partial<Call> = {}) => desk.ask(line, as, call);
const may = (as: Actor, call: Partial<Call> = {}) =>
  desk.desk.roles.roleOf({ actor: as, ...(call.groups ? { groups: call.groups } : {}) });

describe("roles", () => {
  it("are given by a mention, an id or a name, from the next call on", async () => {
    const said = await ask("roles <@U1|Ada> --role editor");
    expect(said.summary).toBe("Ada is an editor now and may change the knowledge base and decide what is proposed.");
    expect(said.tone).toBe("done");
    expect(said.actions.map(({ label }) => label)).toEqual(["Undo", "All roles"]);
    expect(may(ADA)).toBe("editor");
    expect((await ask("roles ada --role admin")).summary).toContain("Ada is an admin now");
    expect((await ask("roles slack:U2 --role editor")).tone).toBe("done");
    expect([may(BO), may({ id: "slack:T9/U2", name: "Bo" })]).toEqual(["editor", "editor"]);
    expect((await ask("roles <@!33333> --role admin", OPERATOR, { surface: "terminal" })).tone).toBe("done");
    expect(may({ id: "discord:33333", name: "Caro" })).toBe("admin");
    await ask("roles U1 --role none");
    expect(may(ADA)).toBe("anyone");
  });

  it("are taken away by viewer, whatever a group gives, and go by the group again with none", async () => {
    desk.groups["slack:T1/S1"] = "editor";
    const groups = ["slack:T1/S1"];
    expect(may(DAN, { groups })).toBe("editor");
    await ask("roles <@U4|Dan> --role viewer");
    expect(may(DAN, { groups })).toBe("anyone");
    await ask("roles <@U4|Dan> --role none");
    expect(may(DAN, { groups })).toBe("editor");
    expect(may(DAN, { groups: ["slack:T1/S2", "__proto__", "constructor"] })).toBe("anyone");
  });

  it("give way to AMW_ADMINS", async () => {
    await ask("roles U1 --role admin");
    const said = await ask("roles U5 --role viewer", ADA);
    expect(said.tone).toBe("refused");
    expect(said.summary).toBe(
      "Eve is an admin by AMW_ADMINS, which goes before every role; change it there and start AMW again.",
    );
    expect(may(EVE)).toBe("admin");
  });

  it("never lose their last admin, not even to two who act at once", async () => {
    await ask("roles <@U1|Ada> --role admin");
    await ask("roles <@U2|Bo> --role admin");
    desk.fixed.length = 0;
    const both = await Promise.all([ask("roles U2 --role none", ADA), ask("roles U1 --role none", BO)]);
    expect(both.map(({ tone }) => tone)).toEqual(["done", "refused"]);
    expect(both[1].summary).toBe(
      "Ada is the last admin; make somebody else an admin first, for example /amw roles @bo admin.",
    );
    expect([may(ADA), may(BO)]).toEqual(["admin", "anyone"]);
    expect((await ask("roles U1 --role editor", ADA)).tone).toBe("refused");
  });

  it("survive a restart", async () => {
    await ask("roles <@U1|Ada> --role editor");
    await desk.desk.roles.load();
    expect(may(ADA)).toBe("editor");
  });

  it("are listed with who gave them, and the environment's as such", async () => {
    desk.groups["discord:9/8"] = "editor";
    await ask("roles <@U1|Ada> --role editor");
    const said = await ask("roles");
    expect(plainText(said)).toMatchInlineSnapshot(`
      "Roles

      slack:U5: Role admin; By AMW_ADMINS; Since –
      Ada slack:T1/U1: Role editor; By Eve; Since 25 Nov 2026, 08:30 UTC

      By group, in config/amw.json

      • discord:9/8: editor

      A role that is given goes before a group's, and AMW_ADMINS before both."
    `);
    expect((await ask("roles U1")).actions.map(({ label }) => label)).toEqual([
      "Make Ada a viewer",
      "Make Ada an admin",
      "Take the role away",
    ]);
  });

  it.each([
    [
      "roles <!subteam^S1|@desk> --role editor",
      "What a group may do stands in config/amw.json, under roles.groups; name a person here.",
    ],
    [
      "roles <@&44444> --role editor",
      "What a group may do stands in config/amw.json, under roles.groups; name a person here.",
    ],
    [
      "roles zed --role editor",
      "AMW knows nobody called “zed” who has a role; mention them, or write their id as slack:T1/U123 or discord:456.",
    ],
    [
      "roles U1 --role owner",
      "--role owner does not work: choose a role: viewer, editor, admin, or none to take it away.",
    ],
    ["roles U1 --role none", "slack:T1/U1 has no role to take away."],
  ])("%s is refused in a sentence", async (line, sentence) => {
    const said = await ask(line);
    expect([said.tone, said.summary]).toEqual(["refused", sentence]);
  });

  it("stand in the audit", async () => {
    await ask("roles <@U1|Ada> --role editor");
    const { changes } = await desk.desk.state.audit.list({ limit: 9, offset: 0 });
    expect(changes).toMatchObject([
      {
        what: "roles",
        by: EVE,
        note: "Ada is an editor now; before, without a role",
        role: { actor: "slack:T1/U1", name: "Ada", before: undefined, after: "editor" },
        where: { surface: "slack", space: "T1", channel: "C1" },
      },
    ]);
  });
});

describe("who may not", () => {
  it("is told who can help, as far as they can be met there", async () => {
    expect((await ask("roles", DAN)).summary).toContain("ask an AMW admin to run it");
    await ask("latest");
    expect((await ask("roles", DAN)).summary).toBe("roles is for admins; ask Eve to run it or to give you that role.");
    const elsewhere: Actor = { id: "discord:77777", name: "Fay" };
    expect((await ask("roles", elsewhere, { surface: "discord" })).summary).toBe(
      "roles is for admins; ask an AMW admin to run it or to give you that role.",
    );
  });

  it("is told so at the moment of the press, when the role was taken away since", async () => {
    await ask("roles <@U1|Ada> --role admin");
    const shown = await ask("roles U2", ADA);
    const [button] = shown.actions;
    await ask("roles U1 --role viewer");
    const pressed = await desk.ask(button?.kind === "run" ? button.line : "", ADA);
    expect(pressed.tone).toBe("refused");
    expect(may(BO)).toBe("anyone");
    const filled = await desk.amw.filled(
      "roles",
      { who: "U2", role: "editor" },
      { actor: ADA, surface: "slack", space: "T1" },
    );
    expect((await desk.ask(filled.line ?? "", ADA)).tone).toBe("refused");
    expect(await desk.amw.form("roles", { actor: ADA, surface: "slack" })).toBeUndefined();
    expect(may(BO)).toBe("anyone");
  });

  it("cannot help themselves by a name", async () => {
    expect(may({ id: "slack:T1/U9", name: "slack:U5" })).toBe("anyone");
    expect(may(CARO)).toBe("anyone");
  });
});
