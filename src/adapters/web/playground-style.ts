/** How the playground looks: one column, light or dark as the reader's system is, nothing loaded. */
export const STYLE = `
:root {
  --paper: #f4f5f3; --card: #ffffff; --ink: #1b2126; --soft: #58636d; --edge: #d8dcdf;
  --accent: #0b6b6b; --tint: #e0efee; --on-accent: #ffffff;
  --amber: #8a5300; --amber-tint: #fdf3df; --red: #b3261e; --red-tint: #fdecea;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  color: var(--ink); background: var(--paper); color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #13171a; --card: #1c2226; --ink: #e5e9ec; --soft: #9fabb5; --edge: #343d44;
    --accent: #62cbc4; --tint: #1d3838; --on-accent: #0d2222;
    --amber: #f0c06a; --amber-tint: #33290f; --red: #ff9c94; --red-tint: #3a1f1d;
  }
}
* { box-sizing: border-box; }
body { margin: 0; height: 100vh; height: 100dvh; display: grid; grid-template: auto 1fr auto / minmax(0, 1fr); }
header, footer, #conversation { padding-inline: max(1rem, calc((100% - 54rem) / 2)); }
header { display: flex; align-items: baseline; gap: .6rem; padding-block: .55rem; border-bottom: 1px solid var(--edge); background: var(--card); }
header h1 { margin: 0; font-size: 1.1rem; letter-spacing: .04em; color: var(--accent); }
header p { margin: 0; color: var(--soft); font-size: .9rem; }
.place { margin-left: auto; }
#conversation { overflow-y: auto; padding-block: 1.25rem 2rem; outline: none; scroll-padding-top: .75rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
a { color: var(--accent); text-underline-offset: .15em; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h2[tabindex="-1"]:focus { outline: none; }
[hidden] { display: none !important; }

button, .actions a {
  font: inherit; font-size: .9rem; line-height: 1.3; padding: .4rem .8rem; min-height: 2.25rem; cursor: pointer;
  color: var(--accent); background: var(--card); border: 1px solid var(--edge); border-radius: 1.2rem;
  text-decoration: none; display: inline-flex; align-items: center;
}
button:hover, .actions a:hover { background: var(--tint); border-color: var(--accent); }
.amw .quiet { color: var(--soft); background: none; border-color: transparent; font-size: .85em; }
button[aria-busy="true"] { opacity: .6; cursor: progress; animation: pulse 1s infinite alternate; }
button[type="submit"] { color: var(--on-accent); background: var(--accent); border-color: var(--accent); font-weight: 600; }
button[type="submit"]:hover { filter: brightness(1.1); }
.actions a::after { content: "↗"; margin-left: .35rem; }

#welcome { max-width: 40rem; margin: 4vh auto 0; }
#welcome h2 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
#welcome p { color: var(--soft); margin: 0 0 1.5rem; }
#welcome ul { list-style: none; padding: 0; margin: 0 0 1.5rem; }
.commands li { display: grid; grid-template-columns: 6rem 1fr; gap: .9rem; align-items: center; margin-bottom: .5rem; }
.commands button { justify-content: center; }
.commands span { color: var(--soft); font-size: .95rem; }
.names { display: flex; flex-wrap: wrap; gap: .5rem; padding-top: 1.25rem !important; border-top: 1px solid var(--edge); }

.turn { margin-bottom: 1.75rem; }
.asked { width: fit-content; max-width: 85%; margin: 0 0 .75rem auto; padding: .4rem .9rem; border-radius: 1.1rem 1.1rem .25rem 1.1rem; background: var(--tint); overflow-wrap: anywhere; }
.turn[aria-busy="true"] .answer { opacity: .5; }
.turn[aria-busy="true"] .answer:empty::before { content: "…"; color: var(--soft); font-size: 1.5rem; animation: pulse 1s infinite alternate; }
@keyframes pulse { to { opacity: .35; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; } }

.amw { background: var(--card); border: 1px solid var(--edge); border-radius: .75rem; padding: 1.1rem 1.25rem; overflow-wrap: anywhere; }
.amw.refused, .amw.caution { border-left: .3rem solid var(--amber); }
.amw h2 { margin: 0 0 .5rem; font-size: 1.2rem; line-height: 1.3; }
.amw h3 { margin: 1.3rem 0 .4rem; font-size: 1rem; }
.amw p, .amw ul, .amw ol, .amw dl { margin: .6rem 0; }
.amw ul, .amw ol { padding-left: 1.6rem; }
.amw li { margin: .35rem 0; }
.amw li::marker { color: var(--soft); }
.amw code { font: .9em ui-monospace, "SF Mono", Menlo, Consolas, monospace; background: var(--paper); padding: .1em .35em; border-radius: 4px; }
.facts > div, .score > div { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; padding: .3rem 0; border-top: 1px solid var(--edge); }
dt { color: var(--soft); font-size: .93rem; }
dd { margin: 0; }
.score { background: var(--paper); border-radius: .5rem; padding: .35rem .9rem; }
.score > div:first-child { border-top: 0; }
.score [aria-hidden] { color: var(--accent); letter-spacing: .12em; }
.amw .caution { border-left: .25rem solid var(--amber); background: var(--amber-tint); padding: .6rem .9rem; border-radius: 0 .4rem .4rem 0; }
.caution > strong:first-child { color: var(--amber); }
.note { color: var(--soft); line-height: 1.4; }
.note a { color: inherit; }
.amw .actions { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1.1rem 0 0; }
.scroll { overflow-x: auto; margin: .8rem 0; border: 1px solid var(--edge); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .5rem .8rem; border-top: 1px solid var(--edge); min-width: 7rem; max-width: 24rem; overflow-wrap: break-word; }
thead th, thead td { border-top: 0; background: var(--paper); color: var(--soft); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; }
.right { text-align: right; min-width: 0; font-variant-numeric: tabular-nums; }

.failure, #notice { color: var(--red); background: var(--red-tint); border-radius: .5rem; padding: .6rem .9rem; margin: .6rem 0; display: flex; gap: .75rem; align-items: center; flex-wrap: wrap; }
footer { padding-block: .7rem .5rem; border-top: 1px solid var(--edge); background: var(--card); }
#ask { position: relative; display: flex; align-items: center; gap: .5rem; background: var(--paper); border: 1px solid var(--edge); border-radius: 1.5rem; padding: .25rem .25rem .25rem 1rem; }
#ask:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.slash { color: var(--soft); }
#line { flex: 1; min-width: 0; font: inherit; color: inherit; background: none; border: 0; outline: none; padding: .5rem 0; }
::placeholder { color: var(--soft); opacity: 1; }
#keys { margin: .35rem 0 0; font-size: .8rem; color: var(--soft); text-align: center; }
kbd { font: inherit; border: 1px solid var(--edge); border-radius: 4px; padding: 0 .3em; background: var(--paper); }
#completions { position: absolute; inset: auto 0 calc(100% + .6rem) 0; z-index: 1; max-height: 50vh; overflow-y: auto; margin: 0; padding: .35rem; list-style: none; background: var(--card); border: 1px solid var(--edge); border-radius: .75rem; box-shadow: 0 .4rem 1.5rem #0003; }
[role="option"] { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; padding: .5rem .75rem; border-radius: .45rem; cursor: pointer; }
[role="option"] span { color: var(--soft); font-size: .85rem; text-align: right; }
[role="option"][aria-selected="true"], [role="option"]:hover { background: var(--tint); }

dialog { width: min(34rem, calc(100% - 2rem)); max-height: calc(100% - 2rem); color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: .75rem; padding: 1.25rem 1.25rem 0; }
dialog::backdrop { background: #0008; }
dialog h2 { margin: 0; font-size: 1.2rem; }
dialog form { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); gap: 1rem; align-items: start; }
dialog h2, dialog h3, .about, .hint, .wide, .buttons, dialog .failure { grid-column: 1 / -1; }
dialog h3 { margin: .5rem 0 0; font-size: 1rem; }
.about, .hint { margin: 0; color: var(--soft); font-size: .93rem; }
.draft { display: flex; gap: .75rem; align-items: center; flex-wrap: wrap; background: var(--paper); border-radius: .5rem; padding: .5rem .75rem; }
.hint:empty { display: none; }
.field textarea { resize: vertical; }
.field:only-of-type { grid-column: 1 / -1; }
.field label { display: block; font-weight: 600; font-size: .93rem; margin-bottom: .2rem; }
.field label span { font-weight: 400; color: var(--soft); }
.field input, .field select, .field textarea { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: .4rem; padding: .45rem .6rem; min-height: 2.5rem; }
.field input, .field select, .field textarea { scroll-margin-block: 2rem 9rem; }
.field p { margin: .2rem 0 0; font-size: .85rem; color: var(--soft); }
.field [aria-invalid] { border-color: var(--red); }
.field .problem { color: var(--red); font-weight: 600; }
.buttons { display: flex; flex-direction: row-reverse; justify-content: flex-start; gap: .5rem; margin: 0; padding-block: .75rem 1.25rem; position: sticky; bottom: 0; background: var(--card); border-top: 1px solid var(--edge); }
@media (max-width: 40rem) {
  #conversation { padding-inline: .75rem; }
  .amw { padding: .9rem; }
  .facts > div, .score > div { grid-template-columns: 6.5rem 1fr; gap: .6rem; }
  #keys { display: none; }
  .commands li { grid-template-columns: 5rem 1fr; }
}
@media (pointer: coarse) { button, .actions a { min-height: 2.75rem; } }
`;
