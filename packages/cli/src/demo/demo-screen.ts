import { relative } from 'node:path';
import { formatCount, formatMs, formatNumber, formatShare } from '../terminal/format.ts';
import { bold, dim, green, type Line, red } from '../terminal/line.ts';
import { type Column, drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { DemoPreview, DemoReport } from './run-demo.ts';

const FACT_COLUMNS: readonly (Column & { key: string })[] = [
  { key: 'ingested_at', heading: 'ingested_at' },
  { key: 'quote_id', heading: 'quote_id' },
  { key: 'quote_text', heading: 'quote_text', flexible: true },
  { key: 'author', heading: 'author', flexible: true },
];

const AGG_COLUMNS: readonly (Column & { key: string })[] = [
  { key: 'quote_count', heading: 'quote_count', align: 'right' },
  { key: 'quote_id', heading: 'quote_id' },
  { key: 'quote_text', heading: 'quote_text', flexible: true },
  { key: 'author', heading: 'author', flexible: true },
];

/** The lines of the demo's final screen. */
export function demoScreen(terminal: Terminal, report: DemoReport, preview: DemoPreview): Line[] {
  const title = (mart: string, shown: number, all: number | undefined) => [
    bold(mart),
    ' ',
    dim(`first ${shown} of ${formatCount(all ?? 0)}`),
  ];
  return [
    '',
    [bold(`A day of quotes: ${report.date}`)],
    ...steps(report),
    '',
    title('quotes_fact', preview.facts.length, report.stats?.rows),
    ...draw(terminal, FACT_COLUMNS, preview.facts),
    '',
    title('quotes_agg', preview.aggregates.length, report.stats?.distinct_quotes),
    ...draw(terminal, AGG_COLUMNS, preview.aggregates),
    '',
    ...statistics(terminal, report),
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
      `${report.faults} faults of the API met and retried`,
    ),
    line('day transformed', ms.transform, `${detail} ms`),
    line('report drawn', ms.report, 'one page, no network needed'),
  ];
}

function draw(terminal: Terminal, columns: readonly (Column & { key: string })[], rows: DemoPreview['facts']): Line[] {
  return drawTable(
    terminal,
    columns,
    rows.map((row) => columns.map(({ key }) => String(row[key] ?? ''))),
  );
}

function statistics(terminal: Terminal, { stats }: DemoReport): Line[] {
  if (stats === null) return ['no rows, no statistics'];
  const line = (name: string, value: string) => `  ${name.padEnd(22)} ${value}`;
  const room = Math.max(terminal.width - 25, 20);
  const common = `“${stats.most_common_quote}” ${stats.most_common_author}`;
  return [
    [bold('quote_stats')],
    line('total distinct quotes', formatCount(stats.distinct_quotes)),
    line('minimum, maximum', `${stats.minimum}, ${stats.maximum} (range ${stats.range})`),
    line('variance', formatNumber(stats.variance)),
    line('standard deviation', formatNumber(stats.standard_deviation)),
    line('most common quote', common.length > room ? `${common.slice(0, room - 1)}…` : common),
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
      `${report.duplicates} duplicates · ${report.lost} lost`,
    ],
    ...Object.entries(report.files).map(([name, file]) => [
      '  ',
      bold(name === 'report' ? 'report ' : 'parquet'),
      `       ${relative(process.cwd(), file)}`,
    ]),
  ];
}
