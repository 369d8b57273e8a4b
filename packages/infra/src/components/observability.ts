import { cloudwatch, sns } from '@pulumi/aws';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import type { StackNames } from '@quote-elt/runtime';
import type { AlarmSpec } from './alarms.ts';
import { componentType } from './component-type.ts';
import type { Tags } from './tags.ts';

/** What is watched, and who is told. */
export interface ObservabilityArgs {
  readonly names: StackNames;
  readonly alarms: readonly AlarmSpec[];
  readonly dashboardBody: string;
  /** Empty for nobody. */
  readonly alarmEmail: string;
  readonly tags: Tags;
}

/** Topic, subscription, alarms and dashboard. */
export class Observability extends ComponentResource {
  readonly topicArn: Output<string>;

  constructor(name: string, args: ObservabilityArgs, options?: ComponentResourceOptions) {
    super(componentType('Observability'), name, {}, options);
    const { names, tags } = args;
    const child = { parent: this };
    const topic = new sns.Topic(`${name}-alarms`, { name: names.topic, tags }, child);
    if (args.alarmEmail !== '') {
      const subscription = { topic: topic.arn, protocol: 'email', endpoint: args.alarmEmail };
      new sns.TopicSubscription(`${name}-alarm-email`, subscription, child);
    }
    for (const { name: alarm, description, tellsMissingData, ...spec } of args.alarms) {
      new cloudwatch.MetricAlarm(
        `${name}-${alarm}`,
        {
          ...spec,
          name: names.alarm(alarm),
          alarmDescription: description,
          dimensions: { ...spec.dimensions },
          alarmActions: [topic.arn],
          okActions: [topic.arn],
          ...(tellsMissingData ? { insufficientDataActions: [topic.arn] } : {}),
          tags,
        },
        child,
      );
    }
    new cloudwatch.Dashboard(
      `${name}-dashboard`,
      { dashboardName: names.dashboard, dashboardBody: args.dashboardBody },
      child,
    );
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: topic.arn });
  }
}
