/** What Discord accepts in one Components V2 message. Lengths are UTF-16 units unless told. */
export const LIMITS = {
  /** Nested components count, the container too. */
  components: 40,
  /** All text displays together. */
  text: 4000,
  /** UTF-8 bytes of all text displays, each counting `displayBytes` more. Discord breaks near 10,170, undocumented. */
  bytes: 10_000,
  displayBytes: 12,
  buttonsInRow: 5,
  /** More would leave too few components for what the message says. */
  buttons: 25,
  label: 80,
  customId: 100,
  buttonUrl: 512,
  choices: 25,
  choice: 100,
  /** Of a command, and of a root's subcommands. */
  options: 25,
  commandName: 32,
  description: 100,
  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldDescription: 100,
  placeholder: 100,
  textInput: 4000,
} as const;

/** How many characters of plain text surely fit with their mark-up, Chinese ones too: what is longer comes in parts. */
export const ROOM = 3200;

/** The longest that one text may be, so that no single one crowds out the others. */
export const CLIPS = {
  title: 250,
  heading: 200,
  label: 100,
  value: 1500,
  item: 1500,
  paragraph: 1500,
  reason: 500,
} as const;

/** Columns of a code block that a desktop window shows without wrapping; a wide character takes two. */
export const WIDEST_TABLE = 56;
