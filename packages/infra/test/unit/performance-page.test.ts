import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_BILL_HEADING, dayBill, dayBillCells } from '../../src/cost/day-bill.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'performance.md'), 'utf8');

/** The lines of a table below its heading, as cells. */
function tableUnder(heading: readonly string[]): string[][] {
  const lines = PAGE.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const at = lines.findIndex((cells) => cells.join() === heading.join());
  const rest = lines.slice(at + 2);
  return at < 0
    ? []
    : rest.slice(
        0,
        rest.findIndex((cells) => cells.length !== heading.length),
      );
}

const MEASURED = ['items a day', 'memory', 'peak', 'CPU', 'run', 'GB-s a day', 'GB-s a month'];

test('the bill of each size is computed from the gigabyte-seconds that are measured with the memory of a stack', () => {
  const measured = tableUnder(MEASURED).filter(([, memory]) => memory === '1,024 MB');
  const bills = tableUnder(DAY_BILL_HEADING);
  expect(bills.length).toBeGreaterThan(3);
  expect(bills).toEqual(
    measured.map(([items = '', , , , , gbSeconds]) =>
      dayBillCells(Number(items.replaceAll(',', '')), Number(gbSeconds)),
    ),
  );
});

test('a bill is what its prices give', () => {
  // 1M x 600 B / 8,192 B a unit x 30 days x $0.125/M; 1M x 30 x 700 B
  expect(dayBill(1_000_000, 10)).toEqual({
    gbSecondsAMillionRows: 10,
    gbSecondsAMonth: 300,
    transformUsd: expect.closeTo(0.004, 6),
    lambdaUsd: 0,
    readUsd: expect.closeTo(0.2747, 4),
    storedGb: 21,
    storedUsd: 5.25,
  });
  expect(dayBill(400_000, 1).readUsd).toBe(0);
  // 400,000 GB-s are free, of which ingest takes 43,200 x 1.5 s x 0.25 GB.
  expect(dayBill(1, 20_000).lambdaUsd).toBeCloseTo((600_000 + 16_200 - 400_000) * 0.0000133334, 8);
});

test('more rows, and more time for as many, never cost less', () => {
  const amount = fc.double({ min: 0.01, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e8 }), fc.nat(1e8), amount, amount, (rows, more, seconds, longer) => {
      const sum = (bill: ReturnType<typeof dayBill>) => bill.lambdaUsd + bill.readUsd + bill.storedUsd;
      expect(sum(dayBill(rows + more, seconds + longer))).toBeGreaterThanOrEqual(sum(dayBill(rows, seconds)));
    }),
  );
});

test('what is said of ours beside others is what the bills say', () => {
  const of = (items: string) => tableUnder(DAY_BILL_HEADING).find(([rows]) => rows === items) ?? [];
  const whole = (items: string) => Number(of(items)[1]).toFixed(0);
  expect(PAGE).toContain(
    `| ${whole('10,000')} at 10,000 rows, since everything is built and checked; ${whole('1,000,000')} at a million |`,
  );
  expect(PAGE).toContain(`| ${of('1,000,000')[3]} a month at a million rows a day, were nothing free |`);
});

test('what others are billed at least is told by the arithmetic that stands beside it', () => {
  expect(PAGE).toContain(
    `one DPU for a minute: $0.44 / 60 = $${(0.44 / 60).toFixed(4)} a run, $${((0.44 / 60) * 30).toFixed(2)} a month`,
  );
  expect(PAGE).toContain(`0.452 s × 1 GB × 100 = ${(0.452 * 100).toFixed(0)} GB-s a million rows`);
});
