import { sha256 } from '../../model/fingerprint.ts';
import { Markup } from './markup.ts';

/** The page's looks: one column, the reader's own typeface, colours of WCAG 2.2 AA in both themes, paper without folds. */
const rules = `
:root {
  color-scheme: light dark;
  --page: #f6f7f8; --panel: #fff; --ink: #1b2127; --quiet: #56616c; --line: #dde1e5; --track: #e6e9ec; --code: #eef0f2;
  --accent: #2a5db0; --pass: #18703a; --warn: #855400; --fail: #b3261e; --third: #7b3fa0; --fourth: #00707a;
  --pass-soft: #e4f3e9; --warn-soft: #fcf0d8; --fail-soft: #fbe7e5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #121518; --panel: #1a1e23; --ink: #e5e9ed; --quiet: #a3aeb9; --line: #2f363d; --track: #2b3138; --code: #262c32;
    --accent: #7fb0f5; --pass: #6cc88b; --warn: #e5b454; --fail: #f58b82; --third: #c99be6; --fourth: #62c3cd;
    --pass-soft: #173324; --warn-soft: #362a12; --fail-soft: #3d1d1b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 60rem; margin-inline: auto; padding-inline: 1.25rem; }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; }
ul, ol { padding: 0; list-style: none; }
h1 { font-size: 2.1rem; line-height: 1.15; letter-spacing: -0.02em; }
h2 { font-size: 1.25rem; margin-bottom: 0.75rem; }
h3 { font-size: 1rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code { font: 0.86em/1.5 ui-monospace, monospace; background: var(--code); border-radius: 4px; padding: 0.08em 0.3em;
  unicode-bidi: isolate; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.quiet { color: var(--quiet); font-size: 0.875rem; }
.text { unicode-bidi: isolate; }
.pass { --tone: var(--pass); --soft: var(--pass-soft); }
.warn { --tone: var(--warn); --soft: var(--warn-soft); }
.fail { --tone: var(--fail); --soft: var(--fail-soft); }
.plain { --tone: var(--quiet); }
time, .count { white-space: nowrap; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--panel); padding: 0.5rem 1rem; }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.5rem;
  margin-bottom: 1.25rem; }
.verdict { padding-block: 2.5rem 1.5rem; }
.verdict > div { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; gap: 1rem 2rem; margin-block: 0.75rem 1.5rem; }
.verdict h1 span, .tone { color: var(--tone); }
.total { display: flex; align-items: baseline; gap: 0.75rem; }
.total strong { font-size: 3.25rem; line-height: 1; font-weight: 650; letter-spacing: -0.03em; font-variant-numeric: tabular-nums; }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0.75rem; margin-bottom: 1rem; }
.tiles > div { background: var(--panel); border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 10px; padding: 0.7rem 1rem; }
.tiles dt { color: var(--quiet); font-size: 0.8125rem; }
.tiles dd { font-weight: 600; }
.rulings li { display: flex; gap: 0.75rem; padding: 0.6rem 0; border-top: 1px solid var(--line); }
.rulings li:first-child { border-top: 0; padding-top: 0; }
.mark { flex: none; align-self: start; background: var(--soft); color: var(--tone); border-radius: 999px; padding: 0.1rem 0.6rem;
  font-size: 0.8125rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; font-weight: 400; }
thead th { color: var(--quiet); font-size: 0.8125rem; border-bottom: 1px solid var(--line); }
tbody tr + tr > * { border-top: 1px solid var(--line); }
.number { text-align: right; }
td.number { overflow-wrap: normal; }
td.number .text { overflow-wrap: anywhere; }
tr > :last-child { padding-right: 0; }
.scores { table-layout: fixed; margin-bottom: 0.75rem; }
.scores .name { width: 30%; }
.scores th a { color: inherit; text-decoration-color: var(--quiet); }
.scores td, .scores th { vertical-align: middle; }
.scores .area > * { font-weight: 650; padding-top: 1rem; }
.scores tr:not(.area) > th[scope=row] { padding-left: 0.9rem; }
.bar { display: block; width: 100%; height: 0.5rem; border-radius: 999px; overflow: hidden; }
.bar .track { fill: var(--track); }
.bar .score { fill: var(--tone, var(--accent)); }
.scores .number { width: 6rem; }
.chart { display: block; width: 100%; height: auto; overflow: visible; }
.chart text { fill: var(--quiet); font-size: 12px; }
.chart .grid { stroke: var(--line); }
.line, .key { fill: none; stroke: var(--quiet); stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.total-line { stroke: var(--accent); stroke-width: 3.5; }
.line-1 { stroke: var(--fourth); stroke-dasharray: 7 4; }
.line-2 { stroke: var(--third); stroke-dasharray: 2 4; }
.line-3 { stroke: var(--warn); stroke-dasharray: 10 3 2 3; }
.line-4 { stroke: var(--fail); stroke-dasharray: 4 4; }
.line-5 { stroke: var(--pass); stroke-dasharray: 1 3; }
.dot { fill: var(--panel); stroke: var(--accent); stroke-width: 2; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-block: 0.5rem; font-size: 0.875rem; }
.legend svg { width: 2rem; height: 0.6rem; margin-right: 0.4rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1.5rem 2rem; margin-block: 1.25rem 0.75rem; }
.charts h3 { margin-bottom: 0.4rem; }
.bars .missing { font-size: 11px; }
.column { fill: var(--accent); stroke: var(--accent); stroke-width: 1.5; }
.column.second { fill: var(--third); stroke: var(--third); }
.column.past { fill: var(--panel); }
.stripes { fill: none; stroke: var(--panel); stroke-width: 1.5; }
.stripes.past { stroke: var(--third); stroke-width: 1; }
caption { text-align: left; padding-bottom: 0.4rem; }
.load { table-layout: fixed; margin-bottom: 0.75rem; }
.load td.number { overflow-wrap: anywhere; }
.load .number .quiet { display: block; font-size: 0.8125rem; }
.category + .category { margin-top: 1.75rem; }
.category > h3 { display: flex; justify-content: space-between; gap: 1rem; padding-bottom: 0.35rem; border-bottom: 2px solid var(--line); }
details { border-bottom: 1px solid var(--line); padding-block: 0.55rem; }
section > details:last-child, .category > details:last-child { border-bottom: 0; padding-bottom: 0; }
summary { cursor: pointer; font-weight: 550; }
summary .quiet { font-weight: 400; margin-left: 0.35rem; white-space: nowrap; }
details > :not(summary) { margin-top: 0.5rem; }
.findings > li { display: grid; grid-template-columns: 5rem 1fr auto; gap: 0.1rem 0.9rem; padding: 0.55rem 0; }
.findings > li + li { border-top: 1px dashed var(--line); }
.findings .severity { font-size: 0.875rem; font-weight: 600; color: var(--tone); }
.findings .cost { font-size: 0.875rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.findings p + p { margin-top: 0.2rem; }
.rows li { padding: 0.3rem 0; }
footer { padding-block: 0.5rem 3rem; }
footer p + p { margin-top: 0.25rem; }
@media (max-width: 40rem) {
  header, main, footer { padding-inline: 0.9rem; }
  section { padding: 1rem; }
  .verdict { padding-top: 1.5rem; }
  .tiles { grid-template-columns: 1fr 1fr; }
  .lines text { font-size: 26px; }
  .bars text { font-size: 15px; }
  .bars .missing { font-size: 13px; }
  .load { font-size: 0.8125rem; }
  .load th, .load td { padding-right: 0.25rem; }
  .load thead th:first-child { width: 27%; }
  .load .number .quiet { font-size: 0.6875rem; }
  table { font-size: 0.9375rem; }
  .scores .name { width: 42%; }
  .scores .number { width: 3.5rem; }
  .scores tr:not(.area) > th[scope=row] { padding-left: 0.4rem; }
  thead th, .past, .past .quiet { font-size: 0.75rem; }
  .past .number { min-width: 2.6rem; }
  th, td { padding-right: 0.5rem; }
  .findings > li { grid-template-columns: 1fr auto; }
  .findings > li > div { grid-column: 1 / -1; grid-row: 2; }
}
@media print {
  :root { color-scheme: light; --page: #fff; --panel: #fff; --ink: #000; --quiet: #444; --line: #bbb; --track: #ddd; --code: #fff;
    --accent: #234e94; --pass: #18703a; --warn: #855400; --fail: #b3261e; --third: #7b3fa0; --fourth: #00707a;
    --pass-soft: #fff; --warn-soft: #fff; --fail-soft: #fff; }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main, footer { max-width: none; padding-inline: 0; }
  .skip { display: none; }
  section { border: 0; border-radius: 0; padding: 0; }
  h2, h3, summary { break-after: avoid; }
  li, tr, .tiles, .chart { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  summary { list-style: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

/** The text of the page's one style element. */
export const style = new Markup(rules);

/**
 * Nothing is loaded, run, sent or framed, and no style counts but the one with this digest (CSP 3, 2.3.1): an attribute
 * `style` would do nothing.
 */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  `style-src 'sha256-${Buffer.from(sha256(rules), 'hex').toString('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
