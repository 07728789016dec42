/**
 * A port, all of whose methods give promises, that is opened at the first call. Where opening fails, the call fails, and the
 * next one tries again.
 */
export const lazily = <Port extends object>(open: () => Promise<Port>): Port =>
  new Proxy({} as Port, {
    get: (_, method) =>
      // Whatever has such a method is taken for a promise.
      method === "then"
        ? undefined
        : async (...args: unknown[]) => {
            const port: object = await open();
            return Reflect.apply(Reflect.get(port, method), port, args);
          },
  });
