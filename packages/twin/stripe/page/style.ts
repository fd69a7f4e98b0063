import { Html } from "./html.ts";

/** Paper and ink, one green; every pair of colours holds 4.5 to 1 in both modes. */
export const style = new Html(`
:root { color-scheme: light dark; --paper: light-dark(#fbfaf7, #12191b); --card: light-dark(#fff, #192224);
  --ink: light-dark(#162428, #eef1ee); --soft: light-dark(#47585c, #b4c0bf); --line: light-dark(#d9d6cc, #33403f);
  --edge: light-dark(#7d8a8b, #82908f); --brand: light-dark(#005d62, #72d0d0); --on-brand: light-dark(#fff, #08282a);
  --warm: light-dark(#fdf0cf, #3a2f12); --warm-ink: light-dark(#5c4300, #f3d68b);
  --bad: light-dark(#fbe9e6, #3d1f1b); --bad-ink: light-dark(#8c1d12, #ffb4a8); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.banner { background: var(--warm); color: var(--warm-ink); border-bottom: 1px solid var(--line); }
.banner p { max-width: 62rem; margin: 0 auto; padding: .75rem 1.25rem; font-size: .9375rem; }
main { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
.narrow { max-width: 30rem; } .wide { max-width: 68rem; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; margin: 0 0 .25rem; font-weight: 650; }
h2 { font-size: 1.0625rem; margin: 2rem 0 .5rem; font-weight: 650; }
p { margin: 0 0 .75rem; } .soft { color: var(--soft); } .small { font-size: .875rem; }
.amount { font-size: 2.25rem; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; line-height: 1.2; margin: .25rem 0 1rem; }
.lines { list-style: none; margin: 0 0 1.5rem; padding: 0; border-top: 1px solid var(--line); }
.lines li { display: flex; gap: 1rem; justify-content: space-between; padding: .625rem 0; border-bottom: 1px solid var(--line); }
.lines span:last-child { font-variant-numeric: tabular-nums; white-space: nowrap; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem; margin: 0 0 1rem; }
.card h2 { margin-top: 0; }
.alert { background: var(--bad); color: var(--bad-ink); border-radius: 10px; padding: .75rem 1rem; margin: 0 0 1rem; }
form { display: grid; gap: .625rem; margin: 0; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1rem; border-radius: 10px; cursor: pointer;
  border: 1px solid var(--edge); background: transparent; color: var(--ink); }
button.main { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
button.quiet { border-color: transparent; color: var(--brand); }
button:hover { text-decoration: underline; } a { color: var(--brand); }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.acts { display: flex; flex-wrap: wrap; gap: .5rem; } .acts button { min-height: 2.75rem; padding: .25rem .875rem; }
.asked { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-block-end: .5rem; }
.asked select, .asked input { font: inherit; min-height: 2.75rem; padding: .25rem .5rem; border: 1px solid var(--edge); border-radius: 10px; background: var(--card); color: var(--ink); max-width: 100%; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: start; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
td.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; } th.number { text-align: end; }
td form { display: inline-block; margin-inline-end: .375rem; } td.actions { white-space: nowrap; } td button { min-height: 2rem; padding: .125rem .625rem; font-size: .875rem; white-space: nowrap; }
@media (max-width: 44rem) {
  .scroll thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .scroll table, .scroll tbody { display: block; }
  .scroll tr { display: grid; gap: .25rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
  .scroll td, .scroll td.number, .scroll td.actions { display: flex; gap: 1rem; justify-content: space-between; padding: 0; border: 0; text-align: end; white-space: normal; overflow-wrap: anywhere; }
  .scroll td:empty { display: none; } .scroll td.actions { justify-content: flex-start; flex-wrap: wrap; }
  .scroll td[data-label]:not([data-label=""])::before { content: attr(data-label); color: var(--soft); text-align: start; flex: none; }
}
code { font: .8125rem ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
`);
