import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StackConfig } from '../../src/config/stack-config.ts';
import { monthlyBill, queryUsd, sumUsd } from '../../src/cost/bill.ts';
import { costJson, costText, dollars } from '../../src/cost/table.ts';
import { monthlyCost } from '../../src/cost/usage.ts';
import { warningsOf } from '../../src/cost/warnings.ts';
import { acceptedConfigs, configOf } from '../configs.ts';

const OFF = configOf();
const ON = configOf({ warehouse: true });
const billOf = (...configs: StackConfig[]) => monthlyBill(configs, 3);
const dollarsOf = (config: StackConfig) =>
  Object.fromEntries(billOf(config).map(({ resource, used, usd }) => [resource, [used, usd]]));

test('a stack without a warehouse is billed for nothing, and is printed as before', () => {
  expect(monthlyBill([OFF, OFF])).toEqual([]);
  const lines = monthlyCost([OFF]);
  expect(costText(['dev'], lines, [])).not.toContain('billed');
  expect(JSON.parse(costJson(['dev'], lines, []))).toEqual({ stacks: ['dev'], lines });
});

describe('a warehouse', () => {
  test('costs what the prices give: ninety puts, and a hundred queries of a month each', () => {
    // 90 x $5/M; 100 x (31 lists x $5/M + 31 gets x $0.4/M + 10 MB x $5/TB); 31 x 1,440 rows x 60 months x 72 bytes
    expect(dollarsOf(ON)).toEqual({
      warehouse_puts: [90, expect.closeTo(0.00045, 10)],
      warehouse_queries: [100, expect.closeTo(0.02174, 10)],
      warehouse_storage_gb: [expect.closeTo(0.19284, 4), expect.closeTo(0.004435, 6)],
    });
  });

  test('is printed in dollars, below what is free', () => {
    expect(costText(['dev'], monthlyCost([ON]), billOf(ON)).split('\n\n')[1]).toBe(
      [
        'billed in any case    used  dollars',
        'warehouse puts          90   0.0005',
        'warehouse queries      100   0.0217',
        'warehouse storage gb  0.19   0.0044',
        'together                     0.0266',
      ].join('\n'),
    );
  });

  test('is the same as JSON, with its sum', () => {
    const billed = billOf(ON);
    expect(JSON.parse(costJson(['dev'], [], billed))).toEqual({
      stacks: ['dev'],
      lines: [],
      billed,
      billed_usd: expect.closeTo(0.026625, 6),
    });
  });

  test('that is paused publishes nothing, and can be asked all the same', () => {
    expect(dollarsOf(configOf({ warehouse: true, paused: true }))).toMatchObject({
      warehouse_puts: [0, 0],
      warehouse_queries: [100, expect.closeTo(0.02174, 10)],
      warehouse_storage_gb: [0, 0],
    });
  });

  test('costs more for each query where a month is larger than what Athena counts at least', () => {
    expect(queryUsd(0, 1)).toBe(queryUsd(0, 10e6));
    expect(queryUsd(0, 1e12)).toBe(5);
    const queries = (given: object) => monthlyBill([configOf({ warehouse: true, ...given })])[1]?.usd ?? 0;
    expect(queries({ recordsPerTick: 50, rawCapacity: 200 })).toBeGreaterThan(queries({}));
  });

  test('is warned of with what it costs a month, and for one query at most', () => {
    const told = (config: typeof ON) =>
      warningsOf({ stack: 'dev', config, others: {}, region: undefined, shellRegion: undefined });
    expect(told(OFF)).toEqual([]);
    expect(told(ON)).toEqual([
      `the warehouse is not part of the free tier: about ${dollars(sumUsd(monthlyBill([ON])))} dollars a month as pnpm cost counts it, and up to 0.0052 for what one query reads`,
    ]);
  });
});

test('whatever stacks there are, the bill is that of each of them together', () => {
  fc.assert(
    fc.property(fc.array(acceptedConfigs, { maxLength: 3 }), (configs) => {
      const single = configs.reduce((sum, config) => sum + sumUsd(monthlyBill([config])), 0);
      expect(sumUsd(monthlyBill(configs))).toBeCloseTo(single, 10);
      expect(monthlyBill(configs).length > 0).toBe(configs.some(({ warehouse }) => warehouse));
    }),
    { numRuns: 30 },
  );
});
