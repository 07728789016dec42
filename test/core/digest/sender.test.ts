import { expect, test } from "vitest";
import { placeOf } from "../../../src/core/digest/destination.ts";
import { createSender, type Ready } from "../../../src/core/digest/sender.ts";

const delivery = (id: string, space: string, channel: string): Ready => ({
  id,
  key: id,
  kind: "edition",
  to: { surface: "slack", space, channel },
  message: { summary: "", title: "", tone: "plain", blocks: [], actions: [], audience: "channel", about: [] },
  state: "ready",
  nextTryAt: 0,
  createdAt: 0,
  tries: 0,
  looks: { all: 0, absent: 0 },
  corrections: [],
});

/** A sender over a list, which notes what it began in what order, and what was under way together. */
function sending(list: Ready[], deliver: (one: Ready) => Promise<void> = async () => {}) {
  const begun: string[] = [];
  const underWay = new Map<string, number>();
  let most = 0;
  let mostInChannel = 0;
  const sender = createSender({
    ready: async (limit) => list.slice(0, limit),
    async deliver(one) {
      list.splice(list.indexOf(one), 1);
      begun.push(one.id);
      const place = placeOf(one.to);
      underWay.set(place, (underWay.get(place) ?? 0) + 1);
      most = Math.max(
        most,
        [...underWay.values()].reduce((sum, n) => sum + n, 0),
      );
      mostInChannel = Math.max(mostInChannel, underWay.get(place) ?? 0);
      await new Promise((done) => setImmediate(done));
      try {
        await deliver(one);
      } finally {
        underWay.set(place, (underWay.get(place) ?? 1) - 1);
      }
    },
    spacing: async () => {},
  });
  return { sender, begun, most: () => most, mostInChannel: () => mostInChannel };
}

test("spaces take turns: one with very many holds up no other", async () => {
  const crowd = Array.from({ length: 100 }, (_, i) => delivery(`big${i}`, "T1", `C${i}`));
  const { sender, begun } = sending([...crowd, delivery("a", "T2", "C1"), delivery("b", "T3", "C1")]);
  await sender.send();
  expect(begun).toHaveLength(102);
  expect(begun.indexOf("a")).toBeLessThan(4);
  expect(begun.indexOf("b")).toBeLessThan(4);
});

test("a channel gets one at a time and in order, and a few go out together", async () => {
  const list = Array.from({ length: 60 }, (_, i) => delivery(`d${i}`, `T${i % 3}`, `C${i % 12}`));
  const { sender, begun, most, mostInChannel } = sending(list);
  await sender.send();
  expect(mostInChannel()).toBe(1);
  expect(most()).toBeGreaterThan(3);
  expect(most()).toBeLessThanOrEqual(8);
  const inFirst = begun.filter((id) => Number(id.slice(1)) % 12 === 0);
  expect(inFirst).toEqual(["d0", "d12", "d24", "d36", "d48"]);
});

test("what becomes ready meanwhile goes out too, and what is asked for again is sent once", async () => {
  const list = [delivery("edition", "T1", "C1")];
  const { sender, begun } = sending(list, async ({ id }) => {
    if (id === "edition") list.push(delivery("detail", "T1", "C1"));
  });
  await Promise.all([sender.send(), sender.send()]);
  expect(begun).toEqual(["edition", "detail"]);
});

test("told to stop, it settles what is on its way and begins nothing more", async () => {
  let finish = (): void => {};
  const hanging = new Promise<void>((done) => {
    finish = done;
  });
  const ended: string[] = [];
  const list = Array.from({ length: 30 }, (_, i) => delivery(`d${i}`, "T1", `C${i}`));
  const { sender, begun } = sending(list, async ({ id }) => {
    await hanging;
    ended.push(id);
  });
  void sender.send();
  await expect.poll(() => begun.length).toBe(8);
  const stopped = sender.stop();
  finish();
  await stopped;
  expect(ended).toHaveLength(8);
  expect(begun).toHaveLength(8);
});

test("a state that cannot be written ends the sending with that, and the next time goes on", async () => {
  let broken = true;
  const list = [delivery("a", "T1", "C1"), delivery("b", "T1", "C2")];
  const sender = createSender({
    ready: async () => [...list],
    async deliver(one) {
      if (broken) throw new Error("disk full");
      list.splice(list.indexOf(one), 1);
    },
    spacing: async () => {},
  });
  await expect(sender.send()).rejects.toThrow("disk full");
  broken = false;
  await sender.send();
  expect(list).toEqual([]);
});
