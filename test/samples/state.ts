import type { NewDelivery } from "../../src/core/digest/delivery.ts";
import type { Standing } from "../../src/core/digest/standing.ts";
import type { Subscription } from "../../src/core/digest/subscription.ts";
import type { Message } from "../../src/core/message/message.ts";

export const CHANNEL = { surface: "slack", space: "T1", channel: "C1" } as const;

export const MESSAGE: Message = {
  summary: "Two things happened.",
  title: "Digest",
  tone: "plain",
  blocks: [{ kind: "note", text: ["as of ", { kind: "date", at: new Date("2026-11-25T08:00:00Z"), style: "day" }] }],
  actions: [],
  audience: "channel",
  about: ["player:alpha"],
};

export const standing = (significance = 2): Standing => ({
  novelty: 1,
  significance,
  retracted: false,
  claims: { first: ["claimed", 1] },
});

const NOTHING = { players: [], segments: [], regions: [], tags: [] };

export const subscription = (id: string, change: Partial<Subscription> = {}): Subscription => ({
  id,
  name: id,
  to: CHANNEL,
  creator: { id: "slack:T1/U1", name: "Ada" },
  createdAt: 1_000,
  schedule: { at: "09:00", days: ["mon", "tue"], timezone: "Europe/Berlin" },
  wishes: {
    include: { ...NOTHING, players: ["alpha"] },
    exclude: NOTHING,
    minNovelty: 0,
    minSignificance: 2,
    lift: ["segment:accelerators"],
    language: "zh",
    max: 5,
    quiet: "say",
    alert: { scale: "significance", least: 3 },
  },
  version: 1,
  ...change,
});

/** Its key and id are the same unless told. */
export const delivery = (id: string, change: Partial<NewDelivery> = {}): NewDelivery => ({
  id,
  key: id,
  kind: "edition",
  to: CHANNEL,
  message: MESSAGE,
  state: "ready",
  nextTryAt: 1_000,
  createdAt: 1_000,
  tells: [],
  ...change,
});
