/** What somebody typed into a form and has not saved yet. */
export interface Draft {
  /** The actor's id. */
  readonly actor: string;
  /** The form, as `Form.command` names it: `add announcement`, `edit announcement:2026-06-musacoder`. */
  readonly form: string;
  /** By the names of the form's fields. */
  readonly values: Readonly<Record<string, string>>;
  /** When it was kept last, in milliseconds. */
  readonly at: number;
}

/** One draft for each person and form, durable when kept. */
export interface Drafts {
  keep(draft: Draft): Promise<void>;
  find(actor: string, form: string): Promise<Draft | undefined>;
  /** The newest first. */
  of(actor: string): Promise<readonly Draft[]>;
  drop(actor: string, form: string): Promise<void>;
}
