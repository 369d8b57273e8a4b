import { PALETTE } from './palette.ts';

/** The report's style: light and dark by the reader's setting, one column on a phone, no font or picture from elsewhere. */
export const REPORT_STYLE = `${PALETTE}* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 24px 20px 48px; }
header p, .note, figcaption, footer { color: var(--muted); }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; }
h1 span { white-space: nowrap; }
a { color: var(--accent); }
h1 .badge { vertical-align: 5px; margin-left: 8px; }
.badge { display: inline-block; padding: 2px 10px; border: 1px solid currentColor; border-radius: 999px; font-size: 13px; font-weight: 600; }
.why { overflow-wrap: anywhere; }
nav.days { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 4px 0 0; }
#gone { position: sticky; top: 0; z-index: 1; padding: 8px 20px; background: var(--alert); color: var(--page); font-weight: 600; }
#gone[hidden] { display: none; }
h2 { font-size: 17px; margin: 0 0 4px; }
h3 { font-size: 14px; margin: 12px 0 0; overflow-wrap: anywhere; }
p { margin: 0 0 12px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; margin-top: 16px; }
.cards { display: grid; grid-template-columns: repeat(6, 1fr); gap: 12px; margin: 16px 0 0; }
.cards div { background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--line); border-radius: 10px; padding: 12px 14px; }
.cards dt { color: var(--muted); font-size: 13px; }
.cards dd { margin: 0; font-size: 22px; font-weight: 600; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.cards small { display: block; color: var(--muted); font-size: 12px; font-weight: 400; }
blockquote { margin: 12px 0 0; padding: 2px 0 2px 14px; border-left: 3px solid var(--accent); font-size: 17px; }
blockquote p { margin: 0; }
blockquote footer { font-size: 14px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
.pair > section { min-width: 0; }
.trends { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 20px; }
figure { margin: 0; min-width: 0; }
figcaption { font-size: 13px; }
.chart svg { display: block; max-width: 100%; height: auto; }
.chart text[dir="auto"] { unicode-bidi: plaintext; }
td[dir="auto"] { text-align: left; }
.narrow { display: none; }
details { margin-top: 8px; }
summary { cursor: pointer; color: var(--muted); font-size: 13px; }
.scroll { overflow-x: auto; }
.scroll + p, details + p, details + h2 { margin-top: 14px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; margin-top: 8px; }
th { text-align: left; color: var(--muted); font-weight: 500; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
td.short { white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.cards div.quiet { color: inherit; }
.cards div.good { color: inherit; border-top-color: var(--good); }
.cards div.warn { color: inherit; border-top-color: var(--warn); }
.cards div.bad { color: inherit; border-top-color: var(--alert); }
.good { color: var(--good); }
.warn { color: var(--warn); }
.bad { color: var(--alert); }
.quiet { color: var(--muted); }
.totals h2 { font-size: 22px; line-height: 1.3; }
ul.ranges { columns: 3; padding: 0; margin: 8px 0 0; list-style: none; font-size: 13px; font-variant-numeric: tabular-nums; }
footer { margin-top: 16px; font-size: 12px; overflow-wrap: anywhere; }
@media (max-width: 900px) {
  .cards { grid-template-columns: repeat(3, 1fr); }
}
@media (max-width: 760px) {
  main { padding: 16px 12px 32px; }
  section { padding: 14px 12px; }
  .cards { grid-template-columns: repeat(2, 1fr); }
  .wide { display: none; }
  .narrow { display: block; }
  .pair, .trends { grid-template-columns: 1fr; gap: 0; }
  .trends { gap: 16px; }
  ul.ranges { columns: 1; }
}
`;
