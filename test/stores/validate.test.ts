import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Announcement } from "../../src/core/knowledge/announcement.ts";
import { jsonSchemas, schemaText } from "../../src/stores/json-knowledge/json-schema.ts";
import { validateKnowledge } from "../../src/stores/json-knowledge/validate.ts";
import { announcementFile, playerFile, segmentFile } from "./sample-records.ts";
import { temporaryBase } from "./temporary-base.ts";

const COMMANDS = ["help", "search"];
const CONFIG = resolve(import.meta.dirname, "../../config");

/** Problems as `path:line: text`, the path inside the base. */
async function problemsOf(base: ReturnType<typeof temporaryBase>): Promise<readonly string[]> {
  const problems = await validateKnowledge(base.knowledgeDir, COMMANDS);
  return problems.map(({ file, line, text }) => `${file.slice(base.knowledgeDir.length + 1)}:${line}: ${text}`);
}

test("a sound base has no problems", async () => {
  expect(await problemsOf(temporaryBase())).toEqual([]);
});

describe("what is wrong is named by file and line, with what to write instead", () => {
  const cases: readonly [string, (base: ReturnType<typeof temporaryBase>) => void, readonly string[]][] = [
    [
      "no JSON",
      (base) => base.writeText("players/beta.json", '{\n  "id": "beta",,\n}'),
      ["players/beta.json:2: A key in double quotes belongs here: look for a comma too many."],
    ],
    [
      "a comment",
      (base) => base.writeText("players/beta.json", '{\n  // a comment\n  "id": "beta"\n}'),
      ["players/beta.json:2: JSON knows no comments: delete it, or keep the thought in a `note` key."],
    ],
    [
      "no object",
      (base) => base.writeText("players/beta.json", "[]"),
      ["players/beta.json:1: The file must hold one object in braces."],
    ],
    [
      "a missing field, and a misspelt one in its place",
      (base) => {
        const { summary, ...rest } = playerFile("beta") as Record<string, unknown>;
        base.write("players/beta.json", { ...rest, summry: summary });
      },
      [
        "players/beta.json:1: `summary` is missing: write a text in double quotes.",
        "players/beta.json:17: `summry` is no key that AMW reads: did you mean `summary`?",
      ],
    ],
    [
      "a wrong value deep inside",
      (base) =>
        base.write("announcements/2026-06-one.json", {
          ...announcementFile("2026-06-one"),
          read: { ...(announcementFile("x") as Announcement).read, novelty: { score: 4, reason: "" } },
        }),
      [
        "announcements/2026-06-one.json:18: `read.novelty.score`: score 0, 1, 2 or 3.",
        "announcements/2026-06-one.json:19: `read.novelty.reason`: give the reason for the score in one or two sentences.",
      ],
    ],
    [
      "a key that is there twice",
      (base) => {
        const text = JSON.stringify(playerFile("beta"), undefined, 2);
        base.writeText("players/beta.json", text.replace('  "country"', '  "kind": "lab",\n  "country"'));
      },
      ["players/beta.json:6: `kind` is here twice: keep one of them."],
    ],
    [
      "a schema that is missing or another one's",
      (base) => {
        base.write("players/beta.json", { ...playerFile("beta"), $schema: "../../schema/segment.schema.json" });
        const { $schema, ...rest } = segmentFile("memory") as Record<string, unknown>;
        expect($schema).toBeDefined();
        base.write("segments/memory.json", rest);
      },
      [
        'players/beta.json:2: `$schema` names another schema: write "$schema": "../../schema/player.schema.json".',
        'segments/memory.json:1: `$schema` is missing: write "$schema": "../../schema/segment.schema.json".',
      ],
    ],
    [
      "references to nothing",
      (base) =>
        base.write(
          "announcements/2026-06-one.json",
          announcementFile("2026-06-one", { players: ["alhpa", "zzzzzzzz"], rivals: ["beta"] }),
        ),
      [
        "announcements/2026-06-one.json:7: `alhpa` is no player: did you mean `alpha`?",
        "announcements/2026-06-one.json:8: `zzzzzzzz` is no player: add its record or take the slug out.",
      ],
    ],
    [
      "another encoding, be it JSON or not",
      (base) => {
        writeFileSync(base.path("players/beta.json"), Buffer.from("\uFEFF{}", "utf16le"));
        writeFileSync(base.path("segments/wide.json"), Buffer.from('{\n"id": "wide" }', "utf16le"));
        writeFileSync(base.path("segments/gbk.json"), Buffer.from('{\n"name": "\xcf\xdf\xb3\xcc" }', "latin1"));
      },
      [
        "players/beta.json:1: The file is in another encoding: save the file as UTF-8.",
        "segments/gbk.json:2: The file is in another encoding: save the file as UTF-8.",
        "segments/wide.json:1: The file is in another encoding: save the file as UTF-8.",
      ],
    ],
    [
      "curly quotes",
      (base) => {
        base.writeText("players/beta.json", '{\n  “id”: "beta"\n}');
        base.writeText("segments/curly.json", '{\n  "id": “curly”\n}');
      },
      [
        "players/beta.json:2: Curly quotes hold no text in JSON: use straight double quotes.",
        "segments/curly.json:2: Curly quotes hold no text in JSON: use straight double quotes.",
      ],
    ],
    [
      "files that are not read",
      (base) => {
        for (const path of ["stray.json", "players/old/gamma.json", "players/delta.yaml", "people/eve.json"])
          base.writeText(path, "{}");
        for (const path of [".git/x.json", "players/.#beta.json", "players/beta.json~", "players/.b.swp", "README.md"])
          base.writeText(path, "{}");
      },
      [
        "people/eve.json:1: This file is not read: put it in players/, segments/ or announcements/.",
        "players/delta.yaml:1: This file is not read: a record's name ends in .json.",
        "players/old/gamma.json:1: This file is not read: put it in players/, segments/ or announcements/.",
        "stray.json:1: This file is not read: put it in players/, segments/ or announcements/.",
      ],
    ],
    [
      "a player that is its own rival",
      (base) => base.write("announcements/2026-06-one.json", announcementFile("2026-06-one", { rivals: ["alpha"] })),
      [
        "announcements/2026-06-one.json:37: `alpha` announces this and is no rival of its own: take it out of `rivals`.",
      ],
    ],
    [
      "an alias that is another player's name",
      (base) => base.write("players/beta.json", playerFile("beta", { aliases: ["阿爾法線程"] })),
      [
        "players/beta.json:19: `阿爾法線程` is the name of the player `alpha`: write a name that only this player has, or take it out.",
      ],
    ],
    [
      "a missing rubric",
      (base) => base.remove("rubric.json"),
      ["rubric.json:1: The rubric is missing: write what the scores 0 to 3 mean."],
    ],
  ];
  test.each(cases)("%s", async (_what, spoil, expected) => {
    const base = temporaryBase();
    spoil(base);
    expect(await problemsOf(base)).toEqual(expected);
  });

  test("a broken record does not make those that name it wrong", async () => {
    const base = temporaryBase();
    base.writeText("players/alpha.json", "{");
    expect(await problemsOf(base)).toEqual([
      "players/alpha.json:1: The file ends before its last `}`: close what is open.",
    ]);
  });

  test("a folder that is not there", async () => {
    expect(await validateKnowledge("no/such/folder", COMMANDS)).toEqual([
      { file: "no/such/folder", line: 1, text: "There is no such folder: name the folder of a knowledge base." },
    ]);
  });
});

describe("the JSON Schemas", () => {
  test("on disk are those of the code; `npx amw schema` writes them", () => {
    const schemas = jsonSchemas();
    expect(readdirSync(join(CONFIG, "schema")).sort()).toEqual(Object.keys(schemas).sort());
    for (const [name, schema] of Object.entries(schemas))
      expect(readFileSync(join(CONFIG, "schema", name), "utf8"), name).toBe(schemaText(schema));
  });

  test("check dates and describe fields", () => {
    expect(jsonSchemas()["announcement.schema.json"]).toMatchObject({
      properties: { date: { pattern: expect.any(String) }, players: { description: expect.stringContaining("slug") } },
    });
  });
});

test("the starter knowledge base is valid, and every record names its schema", async () => {
  expect(await validateKnowledge(join(CONFIG, "knowledge"), COMMANDS)).toEqual([]);
});
