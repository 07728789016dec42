import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { viewOf } from "../../../src/adapters/terminal/screen.ts";

const now = new Date("2026-06-14T09:00:00Z");
const terminal = (columns?: number) =>
  Object.assign(new PassThrough(), { isTTY: true, ...(columns ? { columns } : {}) });
const xterm = { TERM: "xterm-256color" };

test("a pipe gets plain text, 100 columns wide", () => {
  expect(viewOf(new PassThrough(), xterm, now)).toEqual({ width: 100, colour: false, now });
});

test("a terminal gets colour and its own width, 80 where it does not say", () => {
  expect(viewOf(terminal(132), xterm, now)).toMatchObject({ width: 132, colour: true });
  expect(viewOf(terminal(), xterm, now)).toMatchObject({ width: 80, colour: true });
});

test.each([{ NO_COLOR: "1" }, { NO_COLOR: "yes", TERM_PROGRAM: "vscode" }, { TERM: "dumb" }])(
  "%o: no colour, no live links",
  (env) => {
    expect(viewOf(terminal(80), env, now)).toMatchObject({ colour: false, hyperlinks: false });
  },
);

test("an empty NO_COLOR asks for nothing", () => {
  expect(viewOf(terminal(80), { NO_COLOR: "" }, now).colour).toBe(true);
});

test.each([
  [{ TERM_PROGRAM: "iTerm.app" }, true],
  [{ WT_SESSION: "1" }, true],
  [{ VTE_VERSION: "7600" }, true],
  [{ VTE_VERSION: "4200" }, false],
  [{ TERM: "xterm-kitty" }, true],
  [{ TERM_PROGRAM: "Apple_Terminal" }, false],
  [{ TERM: "screen-256color", TERM_PROGRAM: "tmux" }, false],
  [{}, false],
])("%o opens links: %s", (env, opens) => {
  expect(viewOf(terminal(80), env, now).hyperlinks).toBe(opens);
});
