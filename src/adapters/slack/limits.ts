/** Slack refuses or silently drops a whole message that breaks one of these. Lengths are in UTF-16 units. */
export const LIMITS = {
  blocks: 50,
  /** All blocks together as JSON; undocumented, `msg_blocks_too_long` from about 13,200. */
  blocksLength: 13_000,
  header: 150,
  context: 2000,
  /** One run of rich text. */
  text: 3000,
  url: 3000,
  buttons: 25,
  buttonLabel: 75,
  buttonValue: 2000,
  tableColumns: 20,
  /** Without the row of labels. */
  tableRows: 99,
  tableLength: 10_000,
  modalTitle: 24,
  modalBlocks: 100,
  /** Of an input: its label and its hint. */
  inputLabel: 2000,
  placeholder: 150,
  choices: 100,
  checkboxes: 10,
  optionValue: 150,
  /** The `text` beside the blocks, for notifications and screen readers. */
  fallback: 40_000,
} as const;
