/** One time that a digest is due. */
export interface Slot {
  /** In the channel's own time, `2026-10-25T02:30`: one edition for each, however often the clock shows it. */
  readonly key: string;
  /** The instant, in milliseconds. */
  readonly at: number;
}
