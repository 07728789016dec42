/** Something that is rung where there is work, and heard by whoever does it. */
export class Bell {
  #heard: () => void = () => {};

  ring(): void {
    this.#heard();
  }

  /** Only the last one who listens hears it. */
  hear(listener: () => void): void {
    this.#heard = listener;
  }
}
