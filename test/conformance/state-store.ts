import { describe } from "vitest";
import type { StateStore } from "../../src/core/digest/state.ts";
import {
  auditConformance,
  draftsConformance,
  feedbackConformance,
  proposalsConformance,
  rolesConformance,
} from "./state/curating.ts";
import { deliveriesConformance } from "./state/deliveries.ts";
import { findingConformance } from "./state/finding.ts";
import { journalConformance } from "./state/journal.ts";
import { sendingConformance } from "./state/sending.ts";
import { subscriptionsConformance } from "./state/subscriptions.ts";
import { watchesConformance } from "./state/watches.ts";

/** A place that keeps the state; each `open` is as after a restart. */
export interface StatePlace {
  open(): StateStore;
}

/** What every state store does. `place` makes a new empty one, gone when its test ends. */
export function stateStoreConformance(name: string, place: () => StatePlace): void {
  describe(`${name} keeps`, () => {
    describe("subscriptions", () => subscriptionsConformance(place));
    describe("deliveries that are made", () => deliveriesConformance(place));
    describe("deliveries that are sent", () => sendingConformance(place));
    describe("deliveries that are looked up and corrected", () => findingConformance(place));
    describe("the journal", () => journalConformance(place));
    describe("watches", () => watchesConformance(place));
    describe("the audit", () => auditConformance(place));
    describe("proposals", () => proposalsConformance(place));
    describe("drafts", () => draftsConformance(place));
    describe("roles", () => rolesConformance(place));
    describe("feedback", () => feedbackConformance(place));
  });
}
