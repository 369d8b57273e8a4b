import { iam, lambda, type scheduler } from '@pulumi/aws';
import {
  type asset,
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  output,
} from '@pulumi/pulumi';
import { LAMBDA_EVENT_AGE_SECONDS, LAMBDA_RETRIES } from '@quote-elt/runtime';
import { LAMBDA_RUNTIME } from '../config/lambda.ts';
import type { StackConfig } from '../config/stack-config.ts';
import { policyDocument, type Statement, trustDocument } from '../iam/document.ts';
import { functionStatements } from '../iam/statements.ts';
import { componentType } from './component-type.ts';
import { type FunctionSchedule, makeSchedules } from './function-schedule.ts';
import type { Tags } from './tags.ts';

/** Names in AWS; roles that get none are named by Pulumi. */
export interface FunctionNames {
  readonly function: string;
  readonly role?: string;
  readonly scheduleRole?: string;
}

/** A function that runs on schedules, with nothing more than it needs. */
export interface ScheduledFunctionArgs {
  readonly names: FunctionNames;
  readonly code: asset.Archive;
  /** File and export of the handler, such as `dist/lambda.handler`. */
  readonly handler: string;
  readonly layers?: readonly Input<string>[];
  readonly architecture?: StackConfig['architecture'];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment?: Readonly<Record<string, Input<string>>>;
  /** Concurrent runs that are kept for this function alone; none where it is 0 or left out. */
  readonly reservedConcurrency?: number;
  readonly schedules: readonly FunctionSchedule[];
  readonly scheduleGroup: scheduler.ScheduleGroup;
  readonly accountId: Input<string>;
  readonly logGroup: { readonly name: Input<string>; readonly arn: Input<string> };
  /** The queue for events that failed three times, or could not be handed over. */
  readonly deadLettersArn: Input<string>;
  /** What the function may do besides writing its log and its dead letters. */
  readonly statements?: Input<Statement[]>;
  readonly tags: Tags;
}

/**
 * A role, a function with JSON logs, its schedules, and one queue for whatever fails: a failed event is tried twice more.
 * How to use it elsewhere: docs/components.md#scheduledfunction
 */
export class ScheduledFunction extends ComponentResource {
  readonly function: lambda.Function;
  readonly name: Output<string>;

  constructor(name: string, args: ScheduledFunctionArgs, options?: ComponentResourceOptions) {
    super(componentType('ScheduledFunction'), name, {}, options);
    const { names, tags, reservedConcurrency = 0 } = args;
    const child = { parent: this };
    const role = new iam.Role(
      `${name}-role`,
      {
        ...(names.role === undefined ? {} : { name: names.role }),
        assumeRolePolicy: trustDocument('lambda.amazonaws.com'),
        tags,
      },
      child,
    );
    const common = output({ logGroup: args.logGroup.arn, deadLetters: args.deadLettersArn }).apply(functionStatements);
    const policy = new iam.RolePolicy(
      `${name}-policy`,
      { role: role.id, policy: output([args.statements ?? [], common]).apply((all) => policyDocument(all.flat())) },
      child,
    );
    this.function = new lambda.Function(
      name,
      {
        name: names.function,
        role: role.arn,
        runtime: LAMBDA_RUNTIME,
        code: args.code,
        handler: args.handler,
        layers: [...(args.layers ?? [])],
        architectures: [args.architecture ?? 'arm64'],
        memorySize: args.memoryMb,
        timeout: args.timeoutSeconds,
        tags,
        environment: { variables: { ...args.environment } },
        loggingConfig: {
          logFormat: 'JSON',
          logGroup: args.logGroup.name,
          applicationLogLevel: 'INFO',
          systemLogLevel: 'WARN',
        },
        ...(reservedConcurrency === 0 ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
      },
      { ...child, dependsOn: [policy] },
    );
    new lambda.FunctionEventInvokeConfig(
      `${name}-invoke`,
      {
        functionName: this.function.name,
        maximumRetryAttempts: LAMBDA_RETRIES,
        maximumEventAgeInSeconds: LAMBDA_EVENT_AGE_SECONDS,
        destinationConfig: { onFailure: { destination: args.deadLettersArn } },
      },
      child,
    );
    makeSchedules(name, args.schedules, {
      function: this.function,
      scheduleGroup: args.scheduleGroup,
      accountId: args.accountId,
      deadLettersArn: args.deadLettersArn,
      scheduleRoleName: names.scheduleRole,
      tags,
      parent: this,
    });
    this.name = this.function.name;
    this.registerOutputs({ name: this.name });
  }
}
