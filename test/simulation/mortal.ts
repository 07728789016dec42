/** Thrown out of every call of a program that was killed: nothing that it does from then on leaves a trace. */
export class Killed extends Error {
  constructor() {
    super("killed");
  }
}

/** One run of the program, which ends after so many steps. */
export class Life {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get isOver(): boolean {
    return this.#left <= 0;
  }

  /** It may end here. */
  step(): void {
    if (this.isOver) throw new Killed();
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
        life.step();
        const answer: unknown = await value.apply(target, args);
        life.step();
        return answer;
      };
    },
  });
}
