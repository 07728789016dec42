/** Thrown out of every call of a program that was killed: nothing that it does from then on leaves a trace. */
export class Killed extends Error {
  constructor() {
    super("killed");
  }
}

/** When a program is killed: after so many steps, or after so many of one kind, half of them before it was carried out. */
export interface Death {
  readonly after: number;
  readonly at: string;
}

/** Kinds of steps of a delivery that a program may be killed at. */
export const FATAL = ["claim", "begin", "send", "settle", "any"] as const;

/** One run of the program, which ends as it is told. */
export class Life {
  #left: number;
  readonly #at: string;

  constructor({ after, at }: Death) {
    this.#left = after;
    this.#at = at;
  }

  get isOver(): boolean {
    return this.#left <= 0;
  }

  /** It may end here. */
  step(kind?: string): void {
    if (this.isOver) throw new Killed();
    if (this.#at !== "any" && this.#at !== kind) return;
    this.#left -= 1;
    if (this.isOver) throw new Killed();
  }

  kill(): void {
    this.#left = 0;
  }
}

/** The port as the living see it: the program may end before each call, and after it was carried out but not answered. */
export function mortal<Port extends object>(port: Port, life: Life): Port {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return async (...args: unknown[]) => {
        life.step(String(name));
        const answer: unknown = await value.apply(target, args);
        life.step(String(name));
        return answer;
      };
    },
  });
}

export const IMMORTAL: Death = { at: "any", after: Number.POSITIVE_INFINITY };
