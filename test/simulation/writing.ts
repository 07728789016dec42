import type { Random } from "../samples/random.ts";
import type { ChangingKnowledge } from "./changing-knowledge.ts";

type Writing = "marker" | "doubt" | "status" | "minor" | "retract" | "remove";

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** One change of the knowledge, as an editor makes it. */
export function writeSomething(what: Writing, knowledge: ChangingKnowledge, random: Random, now: number): void {
  const all = knowledge.written;
  const n = knowledge.everWritten;
  const player = `p${random.int(400)}`;
  switch (what) {
    case "marker":
      // Every channel's lead item, and above every bar; each about a player of its own.
      knowledge.write(
        {
          id: `m${n}`,
          title: `Marker ${n}`,
          player: `p${n % 400}`,
          novelty: 3,
          significance: 3,
          statuses: ["claimed"],
        },
        dayOf(now),
      );
      return;
    case "doubt":
      knowledge.write(
        { id: `d${n}`, title: `Doubt ${n}`, player: `p${n % 400}`, novelty: 2, significance: 2, statuses: ["claimed"] },
        dayOf(now),
      );
      return;
    case "minor":
      knowledge.write(
        { id: `x${n}`, title: `Something ${n}`, player, novelty: 0, significance: 1, statuses: ["claimed"] },
        dayOf(now),
      );
      return;
    case "status": {
      const doubts = all.filter(({ title }) => title.startsWith("Doubt"));
      if (doubts.length === 0) return;
      const doubt = random.pick(doubts);
      const next = random.pick(["disputed", "corroborated", "verified", "refuted"] as const);
      knowledge.write({ ...doubt, statuses: [...doubt.statuses, next] }, dayOf(now));
      return;
    }
    case "retract":
    case "remove": {
      const minors = all.filter(({ id }) => id.startsWith("x"));
      if (minors.length === 0) return;
      knowledge.remove(random.pick(minors).id);
    }
  }
}
