import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import type { FrontEnd } from "../adapters/front-end.ts";
import type { Surface } from "../core/amw.ts";
import { createEngine, type Engine, type EngineParts } from "../core/digest/tick.ts";
import type { Clock, Log } from "../core/ports.ts";
import type { OpenAmw } from "../open-amw.ts";

/** The engine over what is open. */
export const engineOf = (
  { desk, store }: Pick<OpenAmw, "desk" | "store">,
  log: Log,
  clock: Clock,
  report?: EngineParts["report"],
): Engine =>
  createEngine({
    desk,
    knowledge: store.knowledge,
    clock,
    log,
    chance: Math.random,
    pause: (ms) => pause(ms),
    breathe: () => turn(),
    ...(report ? { report } : {}),
  });

/** The front end, which can be posted through for as long as it runs. */
export function posting<F extends FrontEnd>(
  surface: Surface,
  frontEnd: F,
  { messengers, bell }: Pick<OpenAmw, "messengers" | "bell">,
): F {
  if (!frontEnd.messenger) return frontEnd;
  const disconnect = messengers.connect(surface, frontEnd.messenger);
  bell.ring();
  return {
    ...frontEnd,
    stop() {
      disconnect();
      return frontEnd.stop();
    },
  };
}
