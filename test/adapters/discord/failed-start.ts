import { StartError } from "../../../src/adapters/start-error.ts";

/** The error with which a start must end. */
export const failedStart = (start: Promise<unknown>): Promise<StartError> =>
  start.then(
    () => Promise.reject(new Error("It started.")),
    (error: unknown) => (error instanceof StartError ? error : Promise.reject(error)),
  );

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
