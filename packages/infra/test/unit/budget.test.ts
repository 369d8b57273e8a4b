import { BURST_SECONDS } from '@quote-elt/runtime';
import { MAX_BATCH } from '@quote-elt/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { budgetLine } from '../../src/budget/budget-line.ts';
import { RUN_SECONDS } from '../../src/budget/limits.ts';
import { loadOf } from '../../src/budget/load.ts';
import { transformSize } from '../../src/budget/transform-size.ts';
import { LAMBDA_MB, LAMBDA_SECONDS } from '../../src/config/lambda.ts';
import { monthlyCost } from '../../src/cost/usage.ts';
import { warningsOf } from '../../src/cost/warnings.ts';
import { acceptedConfigs, configOf, givenConfigs } from '../configs.ts';
import { afterRemedy, problemsOf } from '../remedies.ts';

const sizeOf = (given: object) => {
  const config = configOf({ ...given });
  return transformSize(loadOf(config), config.rawCapacity);
};

test('the load of a configuration is that of its largest day', () => {
  expect(loadOf(configOf({ recordsPerTick: 3, maxItemBytes: 1500, ingestSchedule: 'rate(5 minutes)' }))).toEqual({
    rowsPerDay: 864,
    bytesPerDay: 1_296_000,
    writeUnitsPerTick: 6,
    daysPerRun: 1,
    readUnitsPerRun: (1.1 * 1_296_000) / 8192,
  });
  expect(loadOf(configOf({ transformSchedule: 'rate(7 days)' })).daysPerRun).toBe(7);
});

describe('whatever is accepted', () => {
  test('its ticks are written within the capacity, as DynamoDB keeps it: a bucket of five minutes', () => {
    fc.assert(
      fc.property(acceptedConfigs, (config) => {
        const { writeUnitsPerTick } = loadOf(config);
        const { rawCapacity, ingestSchedule } = config;
        let bucket = rawCapacity * BURST_SECONDS;
        for (let tick = 0; tick < 1000; tick++) {
          bucket -= writeUnitsPerTick;
          expect(bucket).toBeGreaterThanOrEqual(0);
          bucket = Math.min(bucket + rawCapacity * ingestSchedule.seconds, rawCapacity * BURST_SECONDS);
        }
      }),
    );
  });

  test('a run of transform reads its days within the capacity and its time, and has the memory for the largest', () => {
    fc.assert(
      fc.property(acceptedConfigs, (config) => {
        const load = loadOf(config);
        const { memoryMb, runSeconds } = transformSize(load, config.rawCapacity);
        expect(config.rawCapacity * (BURST_SECONDS + RUN_SECONDS)).toBeGreaterThanOrEqual(load.readUnitsPerRun);
        expect(runSeconds).toBeLessThan(LAMBDA_SECONDS);
        expect(memoryMb).toBeGreaterThanOrEqual(200 + (7 * load.bytesPerDay) / 1e6);
        expect(memoryMb).toBeLessThanOrEqual(LAMBDA_MB);
        expect(memoryMb % 64).toBe(0);
      }),
    );
  });

  test('costs nothing, or a warning says what costs', () => {
    fc.assert(
      fc.property(acceptedConfigs, fc.integer({ min: 0, max: 4 }), (config, more) => {
        const others = Object.fromEntries(Array.from({ length: more }, (_, i) => [`other-${i}`, configOf()]));
        const over = monthlyCost([config, ...Object.values(others)]).filter(({ share }) => share > 1);
        const warnings = warningsOf({ stack: 'dev', config, others, region: undefined, shellRegion: undefined });
        for (const { resource } of over) {
          expect(warnings).toContainEqual(
            expect.stringMatching(new RegExp(`^${resource.replaceAll('_', ' ')}: .* are free`)),
          );
        }
      }),
    );
  });
});

test('what is refused reports the figures, and its remedy makes it work', () => {
  fc.assert(
    fc.property(givenConfigs, (given) => {
      let left: Readonly<Record<string, unknown>> = given;
      for (let round = 0; round < 4; round++) {
        const [first] = problemsOf(left);
        if (first === undefined) return;
        expect(first.message).toMatch(/\d/);
        left = afterRemedy(left, first.remedy);
      }
      expect(problemsOf(left)).toEqual([]);
    }),
  );
});

test('fifty records of ten thousand characters a tick are refused, or the transform is sized for them', () => {
  const longest = { recordsPerTick: MAX_BATCH, maxItemBytes: 11_000 };
  expect(problemsOf(longest).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^rawCapacity: a tick of 50 \w+ takes 550 write units, of 240/),
    expect.stringMatching(/^rawCapacity: transform must read a day of 72,000 rows of up to 11,000 bytes/),
  ]);
  // Measured: 72,000 rows of 10,000 different characters peak at 4.4 GB where DuckDB has 4.5.
  expect(sizeOf({ ...longest, rawCapacity: 100 }).memoryMb).toBeGreaterThan(4700);
});

test.each([
  ['writing', { recordsPerTick: 50, maxItemBytes: 45_000, ingestSchedule: 'rate(1 day)' }, /2200 write units, of 1200/],
  ['reading', { maxItemBytes: 40_000 }, /takes 1,251 s at 5 units a second, of 840/],
  ['memory', { recordsPerTick: 50, maxItemBytes: 30_000, rawCapacity: 1000 }, /needs 15,3\d\d MB of memory, of 10,240/],
])('%s alone is enough to refuse what cannot work', (_, given, figures) => {
  expect(problemsOf(given).map(({ message }) => message)).toEqual([expect.stringMatching(figures)]);
});

test('an ordinary day needs no more than the least memory and a few seconds', () => {
  expect(sizeOf({})).toMatchObject({ memoryMb: 1024, readSeconds: expect.closeTo(0.12, 2) });
  expect(budgetLine(configOf())).toBe(
    'the largest day: 1,440 rows, 2.9 MB; 2 write units a tick, 396 read units a run, of 5 a second; a run of transform takes at most 1.1 s of 840 and has 1,024 MB',
  );
});

describe('what works but costs or surprises is a warning', () => {
  const others = { prod: configOf() };
  const warnings = (given: object, more: object = {}) =>
    warningsOf({
      stack: 'dev',
      config: configOf({ ...given }),
      others,
      region: undefined,
      shellRegion: undefined,
      ...more,
    });

  test('nothing where all is free', () => {
    expect(warnings({})).toEqual([]);
  });

  test('capacity beyond what is free for all stacks, and backups', () => {
    expect(warnings({ rawCapacity: 20, pointInTimeRecovery: true })).toEqual([
      'read units: dev, prod take 27 together, of which 25 are free; the rest is billed',
      'write units: dev, prod take 27 together, of which 25 are free; the rest is billed',
      expect.stringMatching(/^pointInTimeRecovery is not part of the free tier/),
    ]);
  });

  test('a third stack', () => {
    expect(warnings({}, { others: { ...others, staging: configOf() } })).toEqual([
      'custom metrics: dev, prod, staging take 12 together, of which 10 are free; the rest is billed',
      'alarms: dev, prod, staging take 15 together, of which 10 are free; the rest is billed',
    ]);
  });

  test('alarms of prod that reach nobody', () => {
    const remedy = 'pulumi -C packages/infra --stack prod config set alarmEmail you@example.com';
    expect(warnings({}, { stack: 'prod', others: {} })).toEqual([`alarms of prod reach nobody: ${remedy}`]);
    expect(warnings({ alarmEmail: 'a@example.com' }, { stack: 'prod', others: {} })).toEqual([]);
  });

  test('a region of the stack that is not that of the shell', () => {
    expect(warnings({}, { region: 'eu-west-1', shellRegion: 'us-east-1' })).toEqual([
      expect.stringMatching(
        /goes to eu-west-1 \(aws:region\), but AWS_REGION of this shell is us-east-1.*export AWS_REGION=eu-west-1$/,
      ),
    ]);
    expect(warnings({}, { region: 'eu-west-1', shellRegion: 'eu-west-1' })).toEqual([]);
  });

  test('memory that a new account does not give, and schedules that are paused', () => {
    expect(warnings({ recordsPerTick: 50, maxItemBytes: 11_000, rawCapacity: 100 })).toContainEqual(
      expect.stringMatching(/^transform needs [\d,]+ MB for the largest day; a new account has a quota of 3,008 MB/),
    );
    expect(warnings({ paused: true })).toEqual([
      expect.stringMatching(/^the schedules of dev are paused: .* paused false$/),
    ]);
  });
});
