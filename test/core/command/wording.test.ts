import { describe, expect, it } from "vitest";
import { AskerError } from "../../../src/core/command/asker-error.ts";
import { type Refusals, WORDING } from "../../../src/core/command/wording.ts";

const SAID: { [Code in keyof Refusals]: readonly [Refusals[Code], string][] } = {
  "unknown-flag": [
    [
      { flag: "sinse", command: "latest", nearest: "since", known: ["since"] },
      "latest has no flag --sinse; did you mean --since?",
    ],
    [{ flag: "zzz", command: "why", nearest: undefined, known: [] }, "why takes no flags, so leave out --zzz."],
    [
      { flag: "zzz", command: "top", nearest: undefined, known: ["since", "until"] },
      "top has no flag --zzz; it takes --since, --until.",
    ],
  ],
  "flag-without-value": [
    [{ flag: "since", example: "--since 2026-06" }, "Give --since a value, for example --since 2026-06."],
  ],
  "flag-with-value": [[{ flag: "share" }, "--share stands alone; leave out its value."]],
  "bad-value": [
    [
      { flag: "status", value: "disputd", problem: "did you mean disputed?" },
      "--status disputd does not work: did you mean disputed?",
    ],
  ],
  "bad-argument": [
    [
      { problem: "Name two players to compare, for example /amw compare huawei moore-threads." },
      "Name two players to compare, for example /amw compare huawei moore-threads.",
    ],
  ],
  "too-many-words": [[{ command: "rubric", extra: "now" }, "rubric stands alone; write /amw rubric without “now”."]],
  "stray-words": [
    [
      { command: "digest subscribe", extra: "soon", flag: "at" },
      "I cannot tell what “soon” means to digest subscribe; write it after a flag such as --at.",
    ],
  ],
  "not-manager": [
    [
      { command: "digest pause", place: "this channel", helpers: "somebody with Manage Channels or an AMW editor" },
      "digest pause is for those who manage this channel; ask somebody with Manage Channels or an AMW editor to run it.",
    ],
    [
      { command: "digest pause", place: "its channel", helpers: undefined },
      "AMW cannot see who manages its channel; ask an AMW editor to run digest pause.",
    ],
  ],
  "which-digest": [
    [
      { names: ["morning", "chips"], line: "digest pause morning" },
      "Which digest: morning or chips? Write for example /amw digest pause morning.",
    ],
  ],
  "digest-changed": [
    [
      { name: "chips", who: "Ada", how: "posted every day at 10:00 (UTC)" },
      "Ada changed “chips” meanwhile, so nothing was saved: it is now posted every day at 10:00 (UTC). Do it again to put yours on top.",
    ],
  ],
  "record-changed": [
    [
      { label: "Huawei", who: "Ada", gone: false },
      "Ada changed “Huawei” meanwhile, so nothing was saved. Look at both below, then do yours again on top or leave it.",
    ],
    [
      { label: "Huawei", who: undefined, gone: true },
      "Somebody removed “Huawei” meanwhile, so nothing was saved; /amw history shows what became of it.",
    ],
  ],
  "unknown-name": [
    [
      { kind: "player", asked: "huwei", nearest: ["Huawei (华为)"] },
      "I know no player called “huwei”; did you mean Huawei (华为)?",
    ],
    [
      { kind: "player", asked: "zzz", nearest: [] },
      "I know no player called “zzz”; /amw map lists the players by segment.",
    ],
  ],
  "wrong-kind": [
    [{ asked: "HBM memory", isA: "segment", takes: "player" }, "HBM memory is a segment; name a player here."],
  ],
  "one-dash": [[{ flag: "player" }, "Write --player with two dashes."]],
  "ambiguous-name": [
    [
      { kind: "player", asked: "k", options: ["Kunlunxin", "Kimi"] },
      "“k” fits more than one player; say which: Kunlunxin or Kimi.",
    ],
  ],
  "unknown-command": [
    [{ asked: "latset", nearest: "latest" }, "There is no command “latset”; did you mean latest?"],
    [{ asked: "zzz", nearest: undefined }, "There is no command “zzz”; /amw help lists them all."],
    [
      { asked: "digest zzz", nearest: undefined, among: "digest" },
      "There is no command “digest zzz”; /amw help digest lists them all.",
    ],
  ],
  "not-permitted": [
    [
      { command: "audit", needs: "admin", helpers: "Caro", propose: false },
      "audit is for admins; ask Caro to run it or to give you that role.",
    ],
    [
      { command: "edit", needs: "editor", helpers: "Ada or Bo", propose: true },
      "edit is for editors; ask Ada or Bo, or suggest it with /amw propose and an editor will look at it.",
    ],
  ],
  "needs-more": [
    [
      { command: "retract", missing: ["--reason <reason>"], example: "retract musacoder --reason Withdrawn" },
      "retract needs --reason <reason> as well; write for example /amw retract musacoder --reason Withdrawn.",
    ],
  ],
  "too-long": [[{ length: 2000, max: 1000 }, "That line has 2000 characters; please keep it under 1000."]],
};

describe("every refusal", () => {
  const rows = (Object.keys(WORDING) as (keyof Refusals)[]).flatMap((code) =>
    SAID[code].map(([details, said]) => ({ code, details, said })),
  );

  it.each(rows)("$code: $said", ({ code, details, said }) => {
    expect(new AskerError(code, details as never).message).toBe(said);
  });

  it.each(rows)("$code is one sentence", ({ said }) => {
    expect(said).toMatch(/[.?]$/);
    expect(said.length).toBeLessThan(200);
  });
});
