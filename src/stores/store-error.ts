/** What is kept cannot be used as it is; the text says what to do about it. */
export class StoreError extends Error {
  constructor(text: string, options?: ErrorOptions) {
    super(text, options);
    this.name = "StoreError";
  }
}
