import { stackNames } from '@quote-elt/runtime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letterBody, readLetter } from '../../src/dead-letters/dead-letter.ts';
import { memoryQueue } from '../../src/dead-letters/memory-queue.ts';
import { readQueue, redrive } from '../../src/dead-letters/redrive.ts';

const TICK = { scheduled_time: '2026-11-22T10:00:00Z' };

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:quote-elt-dev-';
const SCHEDULE = 'arn:aws:scheduler:eu-west-1:123456789012:schedule/quote-elt-dev/quote-elt-dev-';
const record = (functionArn: string, event: unknown) =>
  JSON.stringify({ requestContext: { functionArn }, requestPayload: event });

describe("a letter of Lambda's own knows its function", () => {
  test.each([
    ['ingest', letterBody('ingest', TICK, new Error('down')), 'down'],
    ['transform', letterBody('transform', TICK, 'gone'), 'gone'],
    ['transform', record(`${FUNCTION}transform:7`, TICK), 'failed'],
    ['ingest', record(`${FUNCTION}ingest`, { task: 'ingest', ...TICK }), 'failed'],
  ])('%s', (target, body, reason) => {
    expect(readLetter('x', body)).toMatchObject({ id: 'x', target, reason });
  });

  test('by the task of the event, where only that is in its own dead-letter queue', () => {
    const body = JSON.stringify({ task: 'transform', ...TICK });
    const letter = { id: 'x', target: 'transform', event: { task: 'transform', ...TICK }, reason: 'out of memory' };
    expect(readLetter('x', body, { ErrorMessage: 'out of memory' })).toEqual(letter);
  });
});

describe('a letter of Scheduler knows its function', () => {
  const attributesOf = (task: string) => ({
    TARGET_ARN: `${FUNCTION}${task}`,
    SCHEDULE_ARN: `${SCHEDULE}${task}`,
    SCHEDULED_TIME: '2026-11-22T10:00:00Z',
    ERROR_MESSAGE: 'Rate exceeded',
  });
  const read = (event: unknown, attributes: Record<string, string>) =>
    readLetter('x', JSON.stringify(event), attributes);

  test.each(['ingest', 'transform'])('by its task alone: %s', (task) => {
    expect(read({ task, ...TICK }, {})).toMatchObject({ target: task, reason: 'not delivered' });
  });

  test.each(['ingest', 'transform'])('by each attribute alone: %s', (task) => {
    const { TARGET_ARN, SCHEDULE_ARN } = attributesOf(task);
    for (const beside of [{ TARGET_ARN }, { SCHEDULE_ARN }, attributesOf(task)])
      expect(read(TICK, beside)).toMatchObject({ target: task, event: TICK });
  });

  test('by the names that a deployment gives them, whatever its stack is called', () => {
    const word = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
    const stacks = fc.oneof(word, fc.constantFrom('ingest', 'transform', 'my-ingest', 'x-transform-'));
    fc.assert(
      fc.property(word, stacks, fc.constantFrom('ingest', 'transform'), (project, stack, task) => {
        const names = stackNames({ project, stack, region: 'eu-west-1' });
        const at = 'eu-west-1:123456789012';
        const TARGET_ARN = `arn:aws:lambda:${at}:function:${names[task].function}`;
        const SCHEDULE_ARN = `arn:aws:scheduler:${at}:schedule/${names.scheduleGroup}/${names[task].schedule}`;
        for (const beside of [{ TARGET_ARN }, { SCHEDULE_ARN }, { TARGET_ARN, SCHEDULE_ARN }])
          expect(read(TICK, beside).target).toBe(task);
      }),
    );
  });

  test('a schedule by any other name says nothing', () => {
    const { TARGET_ARN } = attributesOf('transform');
    expect(read(TICK, { TARGET_ARN, SCHEDULE_ARN: `${SCHEDULE}nightly` })).toMatchObject({ target: 'transform' });
  });

  test.each([{ task: 'ingest' }, { task: 'ingest', scheduled_time: '<aws.scheduler.scheduled-time>' }])(
    'takes its scheduled time where %j lacks it',
    (event) => {
      const { scheduled_time } = Object(read(event, attributesOf('ingest')).event);
      expect(Date.parse(scheduled_time)).toBe(Date.parse(TICK.scheduled_time));
    },
  );

  test('keeps the tick that it has, and days as they are', () => {
    const own = { scheduled_time: '2026-11-22T09:59:00Z' };
    expect(read(own, attributesOf('ingest')).event).toEqual(own);
    const days = { dates: ['2026-11-22'] };
    expect(read(days, attributesOf('transform'))).toMatchObject({ target: 'transform', event: days });
  });

  test('says why it was not delivered', () => {
    expect(read(TICK, attributesOf('ingest')).reason).toBe('Rate exceeded');
  });
});

describe('a letter without a task is reported, not guessed', () => {
  test.each([
    ['a bare tick', JSON.stringify(TICK), {}, 'it names no function: not delivered'],
    ['nothing at all', '{}', {}, 'it names no function: not delivered'],
    [
      'a task that is none',
      JSON.stringify({ task: 'export', ...TICK }),
      {},
      'it is for export, which is no function of ours: not delivered',
    ],
    ['another function', record('arn:aws:lambda:eu-west-1:1:function:mailer', TICK), {}, /^it is for mailer, /],
    [
      'two tasks',
      JSON.stringify({ task: 'ingest', ...TICK }),
      { TARGET_ARN: `${FUNCTION}transform` },
      'it names several functions, transform and ingest: not delivered',
    ],
  ])('%s', (_name, body, attributes, reason) => {
    const letter = readLetter('x', body, { ...attributes });
    expect(letter).toMatchObject({
      target: undefined,
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    });
  });

  test('an event of days can only be meant for transform', () => {
    const body = JSON.stringify({ dates: ['2026-11-22'] });
    expect(readLetter('x', body)).toMatchObject({ target: 'transform' });
  });
});

test('whatever is in a queue, no handler gets a letter that anything in it says is for another', async () => {
  const task = fc.constantFrom('ingest', 'transform', undefined);
  const letter = fc.record({ inEvent: task, inRecord: task, inTarget: task, inSchedule: task });
  await fc.assert(
    fc.asyncProperty(letter, async ({ inEvent, inRecord, inTarget, inSchedule }) => {
      const queue = memoryQueue();
      const event = { ...TICK, ...(inEvent === undefined ? {} : { task: inEvent }) };
      const body = inRecord === undefined ? JSON.stringify(event) : record(`${FUNCTION}${inRecord}`, event);
      await queue.send(body, {
        ...(inTarget === undefined ? {} : { TARGET_ARN: `${FUNCTION}${inTarget}` }),
        ...(inSchedule === undefined ? {} : { SCHEDULE_ARN: `${SCHEDULE}${inSchedule}` }),
      });
      const invoked: string[] = [];
      const handler = (name: string) => async () => void invoked.push(name);
      const handlers = { ingest: handler('ingest'), transform: handler('transform') };
      const outcomes = await redrive(queue, await readQueue(queue), handlers, () => undefined);
      const said = new Set([inEvent, inRecord, inTarget, inSchedule].filter((name) => name !== undefined));
      expect(invoked).toEqual(said.size === 1 ? [...said] : []);
      expect([outcomes.length, await queue.size()]).toEqual([1, said.size === 1 ? 0 : 1]);
    }),
  );
});
