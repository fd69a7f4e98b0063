/** The one style sheet of the inbox: paper and ink, petrol green, lines rather than shadows. */
export const css = `
:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(98.6% 0.004 95), oklch(17% 0.012 215));
  --card: light-dark(#fff, oklch(21% 0.014 215));
  --sunk: light-dark(oklch(96.3% 0.006 95), oklch(25% 0.015 215));
  --line: light-dark(oklch(90% 0.008 95), oklch(32% 0.015 215));
  --edge: light-dark(oklch(62% 0.012 215), oklch(58% 0.015 215));
  --ink: light-dark(oklch(25% 0.02 215), oklch(94% 0.008 95));
  --soft: light-dark(oklch(44% 0.02 215), oklch(76% 0.012 95));
  --brand: light-dark(oklch(43% 0.085 200), oklch(80% 0.09 195));
  --wash: light-dark(oklch(95% 0.025 195), oklch(30% 0.04 200));
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
a { color: var(--brand); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; border-radius: 4px; }
.page { max-inline-size: 60rem; margin-inline: auto; padding: 1.75rem 1.25rem 3rem; }
.notice { margin: 0; padding: 0.5rem 1.25rem; background: var(--wash); border-block-end: 1px solid var(--line); font-size: 0.8667rem; text-align: center; }
h1 { margin: 0; font-size: 1.6rem; font-weight: 650; letter-spacing: -0.015em; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 1.75rem 0 0.6rem; font-size: 1rem; font-weight: 650; }
.head { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: 0.75rem 1.5rem; margin-block-end: 1.25rem; }
.head p { margin: 0.25rem 0 0; color: var(--soft); }
.button { display: inline-block; padding: 0.4rem 0.85rem; min-block-size: 2.25rem; border: 1px solid var(--edge); border-radius: 10px; background: var(--card); color: var(--ink); font: inherit; text-decoration: none; cursor: pointer; }
.button:hover { background: var(--sunk); }
.list { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 10px; background: var(--card); overflow: clip; }
.list li { display: grid; grid-template-columns: 7.5rem minmax(0, 15rem) minmax(0, 1fr); gap: 0.1rem 1.25rem; align-items: baseline; padding: 0.7rem 1.1rem; position: relative; }
.list li + li { border-block-start: 1px solid var(--line); }
.list li:hover { background: var(--sunk); }
.list time { color: var(--soft); font-size: 0.8667rem; font-variant-numeric: tabular-nums; }
.list .to { position: relative; z-index: 1; color: var(--soft); font-size: 0.9333rem; text-decoration: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.list .to:hover { text-decoration: underline; }
.list .subject { font-weight: 600; color: var(--ink); text-decoration: none; overflow-wrap: anywhere; }
.list .subject::after { content: ""; position: absolute; inset: 0; }
.list .subject:focus-visible { outline: none; }
.list .subject:focus-visible::after { outline: 2px solid var(--brand); outline-offset: -3px; border-radius: 10px; }
.tag { margin-inline-start: 0.5rem; padding: 0 0.45rem; border: 1px solid var(--line); border-radius: 99px; color: var(--soft); font-size: 0.8rem; font-weight: 400; white-space: nowrap; }
.empty { padding: 3.5rem 1.5rem; border: 1px dashed var(--edge); border-radius: 10px; text-align: center; }
.empty h2 { margin: 0 0 0.4rem; font-size: 1.1rem; }
.empty p { margin: 0 auto; max-inline-size: 32rem; color: var(--soft); }
.back { display: inline-block; margin-block-end: 1rem; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.25rem; margin: 0.9rem 0 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.files { display: flex; flex-wrap: wrap; gap: 0.6rem; margin: 1.1rem 0 0; padding: 0; list-style: none; }
.files small { color: var(--soft); margin-inline-start: 0.4rem; }
iframe { display: block; inline-size: 100%; margin-block-start: 1.25rem; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
details { margin-block-start: 0.75rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
summary { padding: 0.65rem 1.1rem; font-weight: 600; cursor: pointer; }
pre { margin: 0; padding: 0.2rem 1.1rem 1rem; font: 0.8667rem/1.55 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  .page { padding: 1.25rem 1rem 2.5rem; }
  .notice { padding-inline: 1rem; }
  .list li { grid-template-columns: minmax(0, 1fr) max-content; padding: 0.75rem 1rem; }
  .list .what { grid-row: 1; grid-column: 1 / -1; }
  .list .to { grid-row: 2; grid-column: 1; }
  .list time { grid-row: 2; grid-column: 2; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-block-end: 0.5rem; }
}
/* On a phone the frame is as high as its message is long (the height that the page gives it): one page, one scroll. */
@media (min-width: 40.01rem) {
  iframe { block-size: min(46rem, 80vh); }
}
`;
