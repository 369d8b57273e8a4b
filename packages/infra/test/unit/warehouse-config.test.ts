import { describe, expect, test } from 'vitest';
import { problemsOf } from '../remedies.ts';

const SET = 'pulumi -C packages/infra --stack dev config set';

describe('the first day of the warehouse', () => {
  test.each(['2026-02-29', '2026-13-01', '26-01-01', '2005-12-31', '', 'yesterday', 20260101])(
    '%j is refused',
    (day) => {
      expect(problemsOf({ warehouseFirstDay: day })).toEqual([
        {
          message: expect.stringMatching(/^warehouseFirstDay: give a day from 2006-03-14 on/),
          remedy: `${SET} warehouseFirstDay 2026-01-01`,
        },
      ]);
    },
  );

  test('that is yet to come is refused where the warehouse is on', () => {
    expect(problemsOf({ warehouse: true, warehouseFirstDay: '2026-11-24' })).toEqual([
      {
        message: expect.stringMatching(/^warehouseFirstDay: 2026-11-24 is yet to come/),
        remedy: `${SET} warehouseFirstDay 2026-01-01`,
      },
    ]);
    expect(problemsOf({ warehouse: true, warehouseFirstDay: '2026-11-23' })).toEqual([]);
    expect(problemsOf({ warehouseFirstDay: '2026-11-24' })).toEqual([]);
  });
});

test('a query may read at least what Athena counts for the smallest one', () => {
  expect(problemsOf({ warehouseScanLimitMb: 9 })).toMatchObject([{ remedy: `${SET} warehouseScanLimitMb 1000` }]);
});
