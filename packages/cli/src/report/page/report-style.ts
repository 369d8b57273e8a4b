/** The report's style: light and dark by the reader's setting, one column on a phone, no font or picture from elsewhere. */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --ink: #18202a; --muted: #566270; --line: #dfe3e8;
  --accent: #2a6db0; --alert: #c2410c; --good: #17694a; --faint: #e3e8ee; --stored: #9fc1e4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161c; --card: #1a212a; --ink: #e7ebf0; --muted: #a2aebb; --line: #323c48;
    --accent: #6aa9e9; --alert: #ff9a5c; --good: #5fd0a0; --faint: #2b3541; --stored: #315f8f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 24px 20px 48px; }
header p, .note, figcaption, footer { color: var(--muted); }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; }
h1 span { white-space: nowrap; }
h2 { font-size: 17px; margin: 0 0 4px; }
p { margin: 0 0 12px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; margin-top: 16px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 16px 0 0; }
.cards div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; }
.cards dt { color: var(--muted); font-size: 13px; }
.cards dd { margin: 0; font-size: 24px; font-weight: 600; font-variant-numeric: tabular-nums; }
.cards small { display: block; color: var(--muted); font-size: 12px; font-weight: 400; }
blockquote { margin: 12px 0 0; padding: 2px 0 2px 14px; border-left: 3px solid var(--accent); font-size: 17px; }
blockquote p { margin: 0; }
blockquote footer { font-size: 14px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
.pair > section { min-width: 0; }
.trends { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 20px; }
figure { margin: 0; min-width: 0; }
figcaption { font-size: 13px; }
.chart svg { display: block; max-width: 100%; }
.chart text[dir="auto"] { unicode-bidi: plaintext; }
td[dir="auto"] { text-align: left; }
.narrow { display: none; }
details { margin-top: 8px; }
summary { cursor: pointer; color: var(--muted); font-size: 13px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; margin-top: 8px; }
th { text-align: left; color: var(--muted); font-weight: 500; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
td.short { white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.good { color: var(--good); }
.bad { color: var(--alert); }
ul.ranges { columns: 3; padding: 0; margin: 8px 0 0; list-style: none; font-size: 13px; font-variant-numeric: tabular-nums; }
footer { margin-top: 16px; font-size: 12px; overflow-wrap: anywhere; }
@media (max-width: 760px) {
  main { padding: 16px 12px 32px; }
  section { padding: 14px 12px; }
  .wide { display: none; }
  .narrow { display: block; }
  .pair, .trends { grid-template-columns: 1fr; gap: 0; }
  .trends { gap: 16px; }
  ul.ranges { columns: 1; }
}
`;
