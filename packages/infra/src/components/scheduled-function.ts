import { iam, lambda, scheduler } from '@pulumi/aws';
import {
  type asset,
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  interpolate,
  type Output,
  output,
} from '@pulumi/pulumi';
import type { Architecture } from '../artefacts/elf.ts';
import { policyDocument, type Statement, trustDocument } from '../iam/document.ts';
import { functionStatements, schedulerStatements } from '../iam/statements.ts';

/** A function that runs on a schedule, with nothing more than it needs. */
export interface ScheduledFunctionArgs {
  /** The task that the events of the schedule name. */
  readonly task: string;
  readonly code: asset.Archive;
  readonly handler: string;
  readonly layers: readonly Input<string>[];
  readonly architecture: Architecture;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, Input<string>>>;
  readonly reservedConcurrency: number;
  readonly schedule: string;
  readonly scheduleGroup: scheduler.ScheduleGroup;
  readonly accountId: Input<string>;
  readonly logGroup: { readonly name: Input<string>; readonly arn: Input<string> };
  readonly deadLettersArn: Input<string>;
  readonly statements: Input<Statement[]>;
  readonly tags: Readonly<Record<string, string>>;
}

/** The event of a schedule: EventBridge Scheduler replaces the brackets by the scheduled time. */
function scheduledEvent(task: string): string {
  return JSON.stringify({ task, scheduled_time: '<aws.scheduler.scheduled-time>' });
}

/** Role, function, schedule and failure destination. */
export class ScheduledFunction extends ComponentResource {
  readonly function: lambda.Function;
  readonly name: Output<string>;

  constructor(name: string, args: ScheduledFunctionArgs, options?: ComponentResourceOptions) {
    super('quote-elt:index:ScheduledFunction', name, {}, options);
    const child = { parent: this };
    const role = new iam.Role(
      `${name}-role`,
      { name: `${name}-role`, assumeRolePolicy: trustDocument('lambda.amazonaws.com') },
      child,
    );
    const common = output({ logGroup: args.logGroup.arn, deadLetters: args.deadLettersArn }).apply(functionStatements);
    const policy = new iam.RolePolicy(
      `${name}-policy`,
      { role: role.id, policy: output([args.statements, common]).apply((all) => policyDocument(all.flat())) },
      child,
    );
    this.function = new lambda.Function(
      name,
      {
        name,
        role: role.arn,
        runtime: 'nodejs24.x',
        code: args.code,
        handler: args.handler,
        layers: [...args.layers],
        architectures: [args.architecture],
        memorySize: args.memoryMb,
        timeout: args.timeoutSeconds,
        tags: args.tags,
        environment: { variables: { ...args.environment } },
        loggingConfig: {
          logFormat: 'JSON',
          logGroup: args.logGroup.name,
          applicationLogLevel: 'INFO',
          systemLogLevel: 'WARN',
        },
        ...(args.reservedConcurrency === 0 ? {} : { reservedConcurrentExecutions: args.reservedConcurrency }),
      },
      { ...child, dependsOn: [policy] },
    );
    new lambda.FunctionEventInvokeConfig(
      `${name}-invoke`,
      {
        functionName: this.function.name,
        maximumRetryAttempts: 2,
        destinationConfig: { onFailure: { destination: args.deadLettersArn } },
      },
      child,
    );
    this.scheduleIt(name, args);
    this.name = this.function.name;
    this.registerOutputs({ name: this.name });
  }

  private scheduleIt(name: string, args: ScheduledFunctionArgs): void {
    const child = { parent: this };
    const conditions = output({ 'aws:SourceAccount': args.accountId, 'aws:SourceArn': args.scheduleGroup.arn });
    const role = new iam.Role(
      `${name}-scheduler-role`,
      {
        name: `${name}-scheduler-role`,
        assumeRolePolicy: conditions.apply((equal) => trustDocument('scheduler.amazonaws.com', equal)),
      },
      child,
    );
    const targets = output({ lambda: this.function.arn, deadLetters: args.deadLettersArn });
    const policy = new iam.RolePolicy(
      `${name}-scheduler-policy`,
      { role: role.id, policy: targets.apply((to) => policyDocument(schedulerStatements(to))) },
      child,
    );
    new scheduler.Schedule(
      `${name}-schedule`,
      {
        name: interpolate`${this.function.name}`,
        groupName: args.scheduleGroup.name,
        scheduleExpression: args.schedule,
        scheduleExpressionTimezone: 'UTC',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: this.function.arn,
          roleArn: role.arn,
          input: scheduledEvent(args.task),
          retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
          deadLetterConfig: { arn: args.deadLettersArn },
        },
      },
      { ...child, dependsOn: [policy] },
    );
  }
}
