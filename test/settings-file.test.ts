import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";
import { readSettings, SETTINGS_FILE, settingsIn } from "../src/settings-file.ts";

const DEFAULTS = { digests: { whoMay: "managers", catchUpHours: 12 }, roles: { groups: {} }, git: { commit: false } };

describe("config/amw.json", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "amw-settings-"));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it("as it comes says what holds without it", () => {
    expect(readSettings(SETTINGS_FILE)).toMatchObject(DEFAULTS);
    expect(readSettings(join(dir, "none.json"))).toEqual(DEFAULTS);
    expect(settingsIn("{}", "amw.json")).toEqual(DEFAULTS);
  });

  it("is part of the configuration", () => {
    const file = join(dir, "amw.json");
    writeFileSync(file, '{ "digests": { "whoMay": "editors", "catchUpHours": 0.5 } }');
    expect(readConfig({}, readSettings(file)).digests).toEqual({ whoMay: "editors", catchUpHours: 0.5 });
  });

  it("says what groups give, which is part of the configuration", () => {
    const groups = { "discord:900/901": "editor", "slack:T1/S0123": "admin" };
    expect(readConfig({}, settingsIn(JSON.stringify({ roles: { groups } }), "amw.json")).groups).toEqual(groups);
  });

  it.each([
    ['{ "roles": { "group": {} } }', "There is no setting roles.group; did you mean groups?"],
    [
      '{ "roles": { "groups": { "slack:T1/U1": "editor" } } }',
      "roles.groups.slack:T1/U1: write a group as discord:<server's id>/<role's id> or slack:T123/S0123.",
    ],
    ['{ "roles": { "groups": { "discord:1/2": "owner" } } }', "roles.groups.discord:1/2: write editor or admin."],
    ['{ "roles": { "groups": [] } }', "roles.groups: write an object of groups and the role that each gives."],
    ['{ "digest": {} }', "There is no setting digest; did you mean digests?"],
    ['{ "digests": { "whomay": "anyone" } }', "There is no setting digests.whomay; did you mean whoMay?"],
    ['{ "digests": { "catchupHour": 3 } }', "There is no setting digests.catchupHour; did you mean catchUpHours?"],
    ['{ "digests": { "loud": true } }', "There is no setting digests.loud; there are whoMay and catchUpHours."],
    ['{ "digests": { "whoMay": "admins" } }', "digests.whoMay: write managers, editors or anyone."],
    ['{ "digests": { "catchUpHours": "12" } }', "digests.catchUpHours: write a number of hours, 0 to 168."],
    ['{ "digests": { "catchUpHours": 1000 } }', "digests.catchUpHours: write a number of hours, 0 to 168."],
    ["[]", "Write an object, such as {}."],
    ["", /^It is no JSON \(.+\); mend that\.$/],
  ])("%s is refused with the file and the mend", (text, mend) => {
    const read = () => settingsIn(text, "config/amw.json");
    expect(read).toThrow(ConfigError);
    try {
      read();
    } catch (error) {
      const said = (error as ConfigError).message;
      expect(said.startsWith("config/amw.json: ")).toBe(true);
      const rest = said.slice("config/amw.json: ".length);
      if (typeof mend === "string") expect(rest).toBe(mend);
      else expect(rest).toMatch(mend);
    }
  });

  it("is refused where it cannot be read", () => {
    expect(() => readSettings(dir)).toThrow(/^.+: It cannot be read; let AMW read it, or take it away\.$/);
  });
});
