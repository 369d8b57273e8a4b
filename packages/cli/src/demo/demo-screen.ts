import { relative } from 'node:path';
import type { Row } from '@quote-elt/transform';
import { DEMO_FIGURES_TITLE, DEMO_TABLES, DEMO_TITLE, demoFigures } from '../record/record.ts';
import { countOf, formatCount, formatMs, formatShare } from '../terminal/format.ts';
import { bold, dim, green, type Line, red } from '../terminal/line.ts';
import { drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { DemoPreview, DemoReport } from './demo-report.ts';

/** The lines of the demo's final screen. */
export function demoScreen(terminal: Terminal, report: DemoReport, preview: DemoPreview): Line[] {
  return [
    '',
    [bold(`${DEMO_TITLE}: ${report.date}`)],
    ...steps(report),
    '',
    ...DEMO_TABLES.flatMap((table, index) => [...firstRows(terminal, table, preview[index] ?? [], report), '']),
    ...figures(terminal, report),
    '',
    ...outcome(report),
  ];
}

function steps(report: DemoReport): Line[] {
  const { timings_ms: ms } = report;
  const line = (what: string, time: number | undefined, more: string): Line => [
    '  ',
    green('✔'),
    ` ${what.padEnd(22)} ${formatMs(time ?? 0).padStart(8)}  `,
    dim(more),
  ];
  const detail = ['load', 'models', 'checks', 'hash', 'publish']
    .map((step) => `${step} ${Math.round(ms[`transform_${step}`] ?? 0)}`)
    .join(' · ');
  return [
    line(
      `${formatCount(report.ticks)} ticks ingested`,
      ms.ingest,
      `${countOf(report.faults, 'fault')} of the API met and retried`,
    ),
    line('day transformed', ms.transform, `${detail} ms`),
    line('report drawn', ms.report, 'one page, no network needed'),
  ];
}

function firstRows(
  terminal: Terminal,
  { mart, columns, rowsOf }: (typeof DEMO_TABLES)[number],
  rows: readonly Row[],
  { stats }: DemoReport,
): Line[] {
  const all = stats === null ? 0 : rowsOf(stats);
  const cells = rows.map((row) => columns.map(({ key }) => String(row[key] ?? '')));
  return [
    [bold(mart), ' ', dim(`first ${rows.length} of ${formatCount(all)}`)],
    ...drawTable(terminal, columns, cells),
  ];
}

function figures(terminal: Terminal, { stats }: DemoReport): Line[] {
  if (stats === null) return ['no rows, no statistics'];
  const room = Math.max(terminal.width - 25, 20);
  return [
    [bold(DEMO_FIGURES_TITLE)],
    ...demoFigures(stats, room).map(([name, value]) => `  ${name.padEnd(22)} ${value}`),
  ];
}

function outcome(report: DemoReport): Line[] {
  const passed = report.checks.filter(({ status }) => status === 'passed').length;
  const mark = (good: boolean) => (good ? green('✔') : red('✘'));
  return [
    [mark(passed === report.checks.length), ' ', bold('checks'), `        ${passed} of ${report.checks.length} passed`],
    [
      mark(report.lost === 0),
      ' ',
      bold('completeness'),
      `  ${formatShare(report.completeness)} of the day · ${formatCount(report.rows)} rows of ${formatCount(report.ticks)} ticks · `,
      `${report.duplicates === 0 ? '0 duplicates' : `${formatCount(report.duplicates)} had come before`} · ${report.lost} lost`,
    ],
    ...Object.entries(report.files).map(([name, file]) => [
      '  ',
      bold(name === 'report' ? 'report ' : 'parquet'),
      `       ${relative(process.cwd(), file)}`,
    ]),
  ];
}
