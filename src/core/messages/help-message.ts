import type { Surface } from "../amw.ts";
import type { Command } from "../command/declare.ts";
import { flagsOf, isLookup, usage } from "../command/usage.ts";
import type { Block, Message } from "../message/message.ts";
import { code } from "../message/spans.ts";
import { listed } from "./words.ts";

/** How else to ask, where a platform has more than the command; the names are those of its menus. */
const ELSEWHERE: Partial<Record<Surface, string>> = {
  slack:
    "In a thread, mention @amw, or choose “Propose to AMW” among the actions of a message, to suggest something or to ask about it.",
  discord: "To ask about somebody's message, choose Apps in its menu and “Ask AMW about this”.",
};

/** Every command with what it does, and how else to ask on that surface. */
export function helpMessage(commands: readonly Command[], surface: Surface): Message {
  const elsewhere = ELSEWHERE[surface];
  return {
    summary: `AMW answers /amw and a name, such as /amw moore-threads, and these commands: ${mainCommands(commands)
      .filter((command) => !isLookup(command))
      .map((command) => command.name)
      .join(", ")}.`,
    title: "What you can ask AMW",
    tone: "plain",
    blocks: [
      {
        kind: "paragraph",
        text: [
          "Type ",
          code("/amw"),
          " and any name, in English or Chinese, as you remember it: ",
          code("/amw moore-threads"),
          ", ",
          code("/amw 摩尔线程"),
          ", ",
          code("/amw S5000"),
          ".",
        ],
      },
      {
        kind: "table",
        columns: [{ label: "Command" }, { label: "What it does" }],
        rows: mainCommands(commands).map((command) => {
          const more = secondWords(command, commands);
          return [[code(usage(command))], more.length > 0 ? `${command.help}; also ${listed(more)}` : command.help];
        }),
      },
      {
        kind: "note",
        text: [
          "Answers to ",
          code("/amw"),
          " go to you alone; ",
          code("--share"),
          " or the Share button shows them to the channel. ",
          code("--page 2"),
          " turns the page of a list.",
        ],
      },
      ...(elsewhere ? [{ kind: "note", text: elsewhere } as const] : []),
    ],
    actions: [
      { kind: "run", label: "Latest announcements", line: "latest" },
      { kind: "run", label: "Top announcements", line: "top" },
      { kind: "run", label: "The player map", line: "map" },
      { kind: "run", label: "The rubric", line: "rubric" },
    ],
    audience: "asker",
    about: [],
  };
}

/** Those that stand for themselves: `digest subscribe` is told with `digest`. */
const mainCommands = (commands: readonly Command[]): readonly Command[] =>
  commands.filter(({ name }) => !commands.some((other) => name.startsWith(`${other.name} `)));

/** `subscribe`, `update` and so on, for `digest`. */
const secondWords = ({ name }: Command, commands: readonly Command[]): readonly string[] =>
  commands.flatMap((command) => (command.name.startsWith(`${name} `) ? [command.name.slice(name.length + 1)] : []));

/** One command: how it is written, its flags, and examples to press. */
export function helpOn(command: Command, commands: readonly Command[] = []): Message {
  const flags = flagsOf(command);
  const parts = commands.filter(({ name }) => name.startsWith(`${command.name} `));
  const [first] = Object.values(command.args).filter((arg) => arg.first);
  const blocks: Block[] = [
    { kind: "paragraph", text: `${command.help}.` },
    {
      kind: "facts",
      facts: [
        { label: "Write", value: [code(usage(command))] },
        ...(first ? [{ label: "First argument", value: first.help }] : []),
      ],
    },
    ...(flags.length > 0
      ? [
          { kind: "heading", text: "Flags, in any order" } as const,
          { kind: "list", items: flags.map(({ flag, help }) => [code(flag), ` ${help}`]) } as const,
        ]
      : []),
    ...(parts.length > 0
      ? [
          {
            kind: "table",
            columns: [{ label: "Command" }, { label: "What it does" }],
            rows: parts.map((part) => [[code(usage(part))], part.help]),
          } as const,
        ]
      : []),
    { kind: "heading", text: "Examples" },
    { kind: "list", items: command.examples.map((example) => [code(example)]) },
  ];
  return {
    summary: `${usage(command)}: ${command.help}. ${parts.length > 0 ? `There are also ${listed(parts.map(({ name }) => name))}.` : `For example ${command.examples[0]}.`}`,
    title: `Help: ${command.name}`,
    tone: "plain",
    blocks,
    actions: [
      ...command.examples
        .slice(0, 3)
        .map((example) => ({ kind: "run", label: example, line: example.replace(/^\/amw /, "") }) as const),
      { kind: "run", label: "All commands", line: "help" },
    ],
    audience: "asker",
    about: [],
  };
}
