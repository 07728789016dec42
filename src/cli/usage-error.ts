/** A command line that cannot be run as written. Ends the program with exit code 2. */
export class UsageError extends Error {}
