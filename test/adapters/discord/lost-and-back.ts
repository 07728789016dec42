import { expect } from "vitest";
import type { FrontEnd } from "../../../src/adapters/front-end.ts";

/** discord.js waits half a second before it connects again. */
export const PATIENT = { timeout: 8000, interval: 10 };

/** Resolves once the front end tells that its connection is lost, or back. */
export const lost = (front: FrontEnd) => expect.poll(() => front.ready().ok, PATIENT).toBe(false);
export const back = (front: FrontEnd) => expect.poll(() => front.ready(), PATIENT).toEqual({ ok: true });
