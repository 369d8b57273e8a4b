import { iam, type lambda, scheduler } from '@pulumi/aws';
import { type Input, output, type Resource } from '@pulumi/pulumi';
import { SCHEDULER_EVENT_AGE_SECONDS } from '@quote-elt/runtime';
import { policyDocument, trustDocument } from '../iam/document.ts';
import { schedulerStatements } from '../iam/statements.ts';
import type { Tags } from './tags.ts';

/** When a function runs, and with which event. */
export interface FunctionSchedule {
  /** Tells the schedules of a function apart; the schedule's name in AWS is `scheduleName`, or else this. */
  readonly name: string;
  readonly scheduleName?: string;
  /** `rate(...)`, `cron(...)` or `at(...)`, as EventBridge Scheduler reads it. */
  readonly expression: string;
  /** The IANA time zone of a cron's times; UTC where it is left out. */
  readonly timeZone?: string;
  /** False for a schedule that is kept but does not run. */
  readonly enabled?: boolean;
  /** What the function receives; `<aws.scheduler.scheduled-time>` becomes the time that it was due. */
  readonly event: Readonly<Record<string, unknown>>;
  /** How often a call that could not be handed over is tried again, and for how long; 3 times within an hour where it is left out. */
  readonly retries?: { readonly attempts: number; readonly maxAgeSeconds: number };
  /** The queue for calls that could not be handed over; that of the function where it is left out. */
  readonly deadLettersArn?: Input<string>;
}

/** What all schedules of a function share. */
export interface ScheduleContext {
  readonly function: lambda.Function;
  readonly scheduleGroup: scheduler.ScheduleGroup;
  readonly accountId: Input<string>;
  readonly deadLettersArn: Input<string>;
  readonly scheduleRoleName: string | undefined;
  readonly tags: Tags;
  readonly parent: Resource;
}

/** The schedules of a function, and one role for all of them that only their group may take. */
export function makeSchedules(name: string, schedules: readonly FunctionSchedule[], context: ScheduleContext): void {
  const { scheduleGroup, deadLettersArn, scheduleRoleName } = context;
  const child = { parent: context.parent };
  const conditions = output({ 'aws:SourceAccount': context.accountId, 'aws:SourceArn': scheduleGroup.arn });
  const role = new iam.Role(
    `${name}-schedule-role`,
    {
      ...(scheduleRoleName === undefined ? {} : { name: scheduleRoleName }),
      assumeRolePolicy: conditions.apply((equal) => trustDocument('scheduler.amazonaws.com', equal)),
      tags: context.tags,
    },
    child,
  );
  const queues = schedules.map((schedule) => schedule.deadLettersArn ?? deadLettersArn);
  const document = output({ lambda: context.function.arn, queues: output(queues) }).apply(({ lambda, queues }) =>
    policyDocument(schedulerStatements({ lambda, deadLetters: [...new Set(queues)] })),
  );
  const policy = new iam.RolePolicy(`${name}-schedule-policy`, { role: role.id, policy: document }, child);
  for (const schedule of schedules) {
    const { attempts, maxAgeSeconds } = schedule.retries ?? {
      attempts: 3,
      maxAgeSeconds: SCHEDULER_EVENT_AGE_SECONDS,
    };
    new scheduler.Schedule(
      `${name}-${schedule.name}`,
      {
        name: schedule.scheduleName ?? schedule.name,
        groupName: scheduleGroup.name,
        scheduleExpression: schedule.expression,
        scheduleExpressionTimezone: schedule.timeZone ?? 'UTC',
        state: (schedule.enabled ?? true) ? 'ENABLED' : 'DISABLED',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: context.function.arn,
          roleArn: role.arn,
          input: JSON.stringify(schedule.event),
          retryPolicy: { maximumRetryAttempts: attempts, maximumEventAgeInSeconds: maxAgeSeconds },
          deadLetterConfig: { arn: schedule.deadLettersArn ?? deadLettersArn },
        },
      },
      { ...child, dependsOn: [policy] },
    );
  }
}
