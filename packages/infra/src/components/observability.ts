import { cloudwatch, sns } from '@pulumi/aws';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import { alarmSpecs, type Watched } from './alarms.ts';
import { dashboardBody } from './dashboard.ts';

/** What is watched, and who is told. */
export interface ObservabilityArgs {
  readonly watched: Watched;
  readonly region: string;
  /** Empty for nobody. */
  readonly alarmEmail: string;
}

/** Topic, subscription, alarms and dashboard. */
export class Observability extends ComponentResource {
  readonly topicArn: Output<string>;

  constructor(name: string, { watched, region, alarmEmail }: ObservabilityArgs, options?: ComponentResourceOptions) {
    super('quote-elt:index:Observability', name, {}, options);
    const child = { parent: this };
    const topic = new sns.Topic(`${name}-alarms`, { name: `${name}-alarms` }, child);
    if (alarmEmail !== '') {
      new sns.TopicSubscription(
        `${name}-alarm-email`,
        { topic: topic.arn, protocol: 'email', endpoint: alarmEmail },
        child,
      );
    }
    for (const { name: alarm, description, ...spec } of alarmSpecs(watched)) {
      new cloudwatch.MetricAlarm(
        `${name}-${alarm}`,
        {
          name: `${name}-${alarm}`,
          alarmDescription: description,
          ...spec,
          dimensions: { ...spec.dimensions },
          alarmActions: [topic.arn],
          okActions: [topic.arn],
        },
        child,
      );
    }
    new cloudwatch.Dashboard(
      `${name}-dashboard`,
      { dashboardName: name, dashboardBody: dashboardBody(watched, region) },
      child,
    );
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: topic.arn });
  }
}
