import { messageOf, PROJECT, parseJson } from '@quote-elt/runtime';
import { ScheduledTime } from '@quote-elt/shared';
import { z } from 'zod';
import type { MessageAttributes } from './queue.ts';

/** What a function is invoked with. */
const Event = z.looseObject({});

/** What Lambda leaves when a function failed to the end. */
const FailureRecord = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  requestPayload: Event,
  responsePayload: z.looseObject({ errorMessage: z.string().optional() }).optional(),
});

/** Which handler a letter is for. */
export type LetterTarget = 'ingest' | 'transform';

/** A failed invocation: ready to be repeated by its target, or without one where nothing says which function it was meant for. */
export interface DeadLetter {
  readonly id: string;
  readonly target: LetterTarget | undefined;
  readonly event: unknown;
  readonly reason: string;
}

/**
 * Names of the attributes that are read. EventBridge Scheduler puts the first four beside an input that it could not deliver:
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 * Lambda's own dead-letter queue puts `ErrorMessage` beside the bare event.
 */
export const LETTER_ATTRIBUTES = [
  'TARGET_ARN',
  'SCHEDULE_ARN',
  'SCHEDULED_TIME',
  'ERROR_MESSAGE',
  'ErrorMessage',
] as const;

/**
 * The letter in a message of the queue. Its function is named by the ARN in it or beside it, or by the task or the days of its
 * event; nothing is guessed: where all are silent, or two differ, it has no target and the reason says so. Throws ZodError or
 * SyntaxError on a body that is no event.
 */
export function readLetter(id: string, body: string, attributes: MessageAttributes = {}): DeadLetter {
  const parsed = parseJson(body);
  const failure = FailureRecord.safeParse(parsed);
  const event = failure.success ? failure.data.requestPayload : Event.parse(parsed);
  const reason = failure.success
    ? (failure.data.responsePayload?.errorMessage ?? 'failed')
    : (attributes.ERROR_MESSAGE ?? attributes.ErrorMessage ?? 'not delivered');
  const named = [
    failure.success ? functionIn(failure.data.requestContext.functionArn) : undefined,
    attributes.TARGET_ARN === undefined ? undefined : functionIn(attributes.TARGET_ARN),
    attributes.SCHEDULE_ARN === undefined ? undefined : taskAtEnd(attributes.SCHEDULE_ARN),
    taskOf(event),
  ];
  return { id, ...targetOf(named, reason), event: withTick(event, attributes.SCHEDULED_TIME) };
}

/** The body that Lambda would leave for a failed invocation of a local handler. */
export function letterBody(target: LetterTarget, event: unknown, error: unknown): string {
  return JSON.stringify({
    requestContext: { functionArn: `local:function:${PROJECT}-local-${target}:$LATEST`, condition: 'RetriesExhausted' },
    requestPayload: event,
    responsePayload: { errorMessage: messageOf(error) },
  });
}

/** The function that is meant, where all that names one agrees. */
function targetOf(named: readonly (string | undefined)[], reason: string): Pick<DeadLetter, 'target' | 'reason'> {
  const [target, ...others] = [...new Set(named.filter((name) => name !== undefined))];
  if (target === undefined) return { target: undefined, reason: `it names no function: ${reason}` };
  if (others.length > 0)
    return { target: undefined, reason: `it names several functions, ${[target, ...others].join(' and ')}: ${reason}` };
  if (target !== 'ingest' && target !== 'transform')
    return { target: undefined, reason: `it is for ${target}, which is no function of ours: ${reason}` };
  return { target, reason };
}

/** The task of the function with an ARN, whatever prefix the stack gives its name; the whole name of any other function. */
function functionIn(arn: string): string {
  const name = /:function:([^:]+)/.exec(arn)?.[1] ?? arn;
  return taskAtEnd(name) ?? name;
}

/** The task that a name ends with; a schedule may have any other name, which says nothing. */
function taskAtEnd(name: string): string | undefined {
  return /(?:^|[-/:])(ingest|transform)$/.exec(name)?.[1];
}

/** The task that an event names; one with days can only be meant for transform, as the contracts say. */
function taskOf(event: z.infer<typeof Event>): string | undefined {
  if (event.task !== undefined) return String(event.task);
  return ['dates', 'from', 'to'].some((key) => Object.hasOwn(event, key)) ? 'transform' : undefined;
}

/** The event with the time at which its schedule was due, where it does not hold one: repeated, it must not mean the minute that is now. */
function withTick(event: z.infer<typeof Event>, scheduledTime: string | undefined): z.infer<typeof Event> {
  const due = ScheduledTime.safeParse(scheduledTime);
  const lacks =
    ['dates', 'from'].every((key) => !Object.hasOwn(event, key)) &&
    !ScheduledTime.safeParse(event.scheduled_time).success;
  return due.success && lacks ? { ...event, scheduled_time: due.data } : event;
}
