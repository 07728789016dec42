/** A set but unusable value: names the variable or the file, and the mend. Ends the program with exit code 2. */
export class ConfigError extends Error {
  readonly variable: string;
  constructor(variable: string, mend: string) {
    super(`${variable}: ${mend}`);
    this.name = "ConfigError";
    this.variable = variable;
  }
}
