import { join } from 'node:path';
import { ROLES, readParquet } from '@quote-elt/transform';
import { describe, expect, test } from 'vitest';
import type { DemoReport } from '../../src/demo/demo-report.ts';
import { DEMO_FIGURES_TITLE, DEMO_TABLES, DEMO_TITLE } from '../../src/record/record.ts';
import { elt, withDataFolder } from '../support.ts';

async function demo(folder: string, ...argv: string[]): Promise<DemoReport> {
  const { code, out, err } = await elt(['demo', '--data', folder, '--json', ...argv]);
  expect({ code, lines: out.length }, err.join('\n')).toEqual({ code: 0, lines: 1 });
  return JSON.parse(String(out[0]));
}

test('a whole day goes through: 1,440 rows of 1,440 ticks, all of them once', async () => {
  await withDataFolder(async (folder) => {
    const report = await demo(folder, '--keep');
    expect(report).toMatchObject({
      date: '2026-11-23',
      ticks: 1440,
      rows: 1440,
      duplicates: 0,
      lost: 0,
      completeness: 1,
    });
    expect(report.faults).toBeGreaterThan(0);
    expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    const facts = await readParquet(String(report.files[ROLES.facts]), 'ingested_at', 10_000);
    expect(facts).toHaveLength(1440);
    const again = await demo(folder, '--keep');
    expect(again).toMatchObject({ rows: 1440, duplicates: 1440, lost: 0 });
    expect(again.agg_sha256).toBe(report.agg_sha256);
  });
});

test('a demo that keeps nothing leaves what is published of days that are kept as it is', async () => {
  await withDataFolder(async (folder) => {
    const kept = await demo(folder, '--keep', '--ticks', '6');
    const other = await demo(folder, '--ticks', '4');
    expect(other.rows).toBe(4);
    expect(Object.values(other.files).filter((file) => Object.values(kept.files).includes(file))).toEqual([]);
    expect(await elt(['warehouse', 'verify', '--data', folder])).toMatchObject({ code: 0 });
  });
});

describe('the same seed', () => {
  test('gives the same aggregates, another seed others', async () => {
    await withDataFolder(async (folder) => {
      const [first, second, other] = [
        await demo(folder, '--seed', '7', '--ticks', '200'),
        await demo(folder, '--seed', '7', '--ticks', '200'),
        await demo(folder, '--seed', '8', '--ticks', '200'),
      ];
      expect(second.agg_sha256).toBe(first.agg_sha256);
      expect(other.agg_sha256).not.toBe(first.agg_sha256);
    });
  });
});

test('the final screen shows the day, and fits a narrow terminal', async () => {
  await withDataFolder(async (folder) => {
    const { code, out } = await elt(['demo', '--ticks', '60', '--data', folder], { width: 72 });
    const screen = out.join('\n');
    expect(code).toBe(0);
    for (const part of [
      `${DEMO_TITLE}: 2026-11-23`,
      ...DEMO_TABLES.map(({ mart }) => mart),
      DEMO_FIGURES_TITLE,
      'completeness',
      join('warehouse', ROLES.facts),
    ]) {
      expect(screen).toContain(part);
    }
    const tables = out.filter((line) => /^[│┌├└]/.test(line));
    expect(Math.max(...tables.map((line) => line.length))).toBeLessThanOrEqual(72);
  });
});
