import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Amw, Suggestion } from "../../core/amw.ts";
import { escaped } from "./escape.ts";
import { STYLE } from "./playground-style.ts";

/** Plain scripts that share one scope, so that the page is whole after one request. */
const SCRIPT = `(() => {\n"use strict";\n${[
  "requests",
  "conversation",
  "completion",
  "history",
  "fields",
  "form",
  "page",
]
  .map((name) => readFileSync(new URL(`./browser/${name}.js`, import.meta.url), "utf8"))
  .join("\n")}})();`;

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** With these, nothing runs, is loaded or is sent anywhere but what the page itself holds and asks this server. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    `script-src ${hashOf(SCRIPT)}`,
    `style-src ${hashOf(STYLE)}`,
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
};

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6b6b"/><g fill="#fff"><circle cx="8" cy="16" r="3.5"/><circle cx="16" cy="16" r="3.5"/></g><circle cx="24" cy="16" r="2.75" fill="none" stroke="#fff" stroke-width="1.5"/></svg>',
)}`;

const STARTERS = 10;
/** Offered too where the knowledge has it: names work in every script. */
const IN_CHINESE = "摩尔线程";

const button = (line: string, text: string): string =>
  `<button type="button" data-line="${escaped(line)}">${text}</button>`;

/** `latest · The newest announcements` or `Huawei (华为) · player`: a button with the first half, and the second beside it. */
function starter({ label, line }: Suggestion): { readonly command: boolean; readonly html: string } {
  const [name = line, about = ""] = label.split(" · ");
  const command = name === line;
  return command
    ? { command, html: `<li>${button(line, escaped(name))} <span>${escaped(about)}</span></li>` }
    : { command, html: `<li>${button(line, escaped(name))}</li>` };
}

function welcome(amw: Amw): string {
  const starters = amw.complete("", STARTERS).map(starter);
  const names = starters.filter(({ command }) => !command).map(({ html }) => html);
  if (amw.complete(IN_CHINESE, 1).length > 0) names.push(`<li>${button(IN_CHINESE, IN_CHINESE)}</li>`);
  return [
    '<section id="welcome" aria-labelledby="welcome-title">',
    '<h2 id="welcome-title">Who makes what in AI infrastructure, and what did they announce?</h2>',
    "<p>Type a player, a product, a segment or a question, as you remember it and in either script. Or begin here:</p>",
    '<ul class="commands">',
    ...starters.filter(({ command }) => command).map(({ html }) => html),
    '</ul>\n<ul class="names" aria-label="Names to look up">',
    ...names,
    "</ul>\n</section>",
  ].join("\n");
}

/** The whole page: a conversation, empty but for what to begin with, and a line to type into. */
export const playgroundPage = (amw: Amw): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>AMW, the AI Market Watch</title>
<link rel="icon" href="${ICON}">
<base target="_blank">
<style>${STYLE}</style>
</head>
<body>
<header><h1>AMW</h1><p>AI Market Watch</p><p class="place">Local playground</p></header>
<main id="conversation" tabindex="-1" aria-label="Conversation">
${welcome(amw)}
</main>
<p id="spoken" class="unseen" role="status"></p>
<footer>
<p id="notice" role="alert" hidden></p>
<form id="ask">
<label for="line" class="unseen">Ask AMW</label>
<span class="slash" aria-hidden="true">/amw</span>
<input id="line" name="line" type="text" placeholder="a name, or help" autofocus
 autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="send"
 role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="completions" aria-describedby="keys">
<button type="submit">Ask</button>
<ul id="completions" role="listbox" aria-label="Completions" hidden></ul>
</form>
<p id="keys"><kbd>Enter</kbd> asks · <kbd>↓</kbd> completions · <kbd>Tab</kbd> fills one in · <kbd>↑</kbd> what you asked before</p>
</footer>
<dialog id="form" aria-labelledby="form-title"></dialog>
<script>${SCRIPT}</script>
</body>
</html>
`;
