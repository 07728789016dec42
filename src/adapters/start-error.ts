/** A front end that cannot start as configured. `variable` names the setting, the text what to do about it. */
export class StartError extends Error {
  readonly variable: string;

  constructor(variable: string, text: string) {
    super(text);
    this.name = "StartError";
    this.variable = variable;
  }
}
