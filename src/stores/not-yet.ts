/** Stands in for a port until its store is there. */
export const notYet = <Port extends object>(name: string): Port =>
  new Proxy({} as Port, {
    get: () => () => Promise.reject(new Error(`${name} is not there yet.`)),
  });
