import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { RecordId } from "../../src/core/knowledge/slug.ts";
import { sqliteStateStore } from "../../src/stores/state/sqlite-state-store.ts";
import { ANNA } from "../fakes/discord/world.ts";
import { SAMPLE_KNOWLEDGE, SILENT } from "../samples/knowledge-store.ts";
import { NINE, ticking } from "./ticking.ts";

const MINUTE = 60_000;
const RECORD = "announcements/2026-07-17-mtt-c256.json";

it("who watches on Slack and on Discord gets one direct message each, once the changes have gathered", async (test) => {
  const { slack, discord, dataDir, tick } = await ticking(test);
  const knowledgeDir = join(dataDir, "knowledge");
  cpSync(SAMPLE_KNOWLEDGE, knowledgeDir, { recursive: true });
  const state = sqliteStateStore({ file: join(dataDir, "state.db"), log: SILENT });
  const watch = (actor: string, record: RecordId) => state.watches.add({ actor, record, since: NINE });
  await watch("slack:T1/U1", "player:moore-threads");
  await watch(`discord:${ANNA.id}`, "segment:interconnect");
  await watch("slack:T1/U2", "player:huawei");
  await state.close();

  const step = (status: string): void => {
    const file = join(knowledgeDir, RECORD);
    const record = JSON.parse(readFileSync(file, "utf8"));
    const [first] = record.claims[0].steps;
    record.claims[0].steps.push({ ...first, status, date: "2026-11-25", by: "slack:T1/U1" });
    writeFileSync(file, JSON.stringify(record, undefined, 2));
  };
  const at = async (minute: number): Promise<string> => {
    const { stdout, stderr } = await tick(NINE + minute * MINUTE, { AMW_KNOWLEDGE_DIR: knowledgeDir });
    expect(stderr).toBe("");
    return stdout;
  };
  const inDiscord = () =>
    [...discord.place.rooms.values()].filter(({ recipient }) => recipient === ANNA.id).flatMap(({ posts }) => posts);

  expect(await at(0)).toBe("");
  step("disputed");
  expect(await at(1)).toBe("");
  step("refuted");
  expect(await at(2)).toBe("");
  const told = await at(4);
  expect(told.trim().split("\n").toSorted()).toEqual([
    `discord:/@${ANNA.id}: watch “News of what you watch”: sent`,
    "slack:T1/@U1: watch “News of what you watch”: sent",
  ]);
  expect(slack.web.posted).toHaveLength(1);
  expect(JSON.stringify(slack.web.posted[0])).toMatch(/Claim now refuted/);
  expect(inDiscord()).toHaveLength(1);
  expect(JSON.stringify(inDiscord()[0])).toContain("You watch interconnect and optics (互连与光通信): 1 change.");
  expect(await at(5)).toBe("");
  expect([slack.web.posted.length, inDiscord().length]).toEqual([1, 1]);
}, 120_000);
