import { loadOf } from '../budget/load.ts';
import { transformSize } from '../budget/transform-size.ts';
import { NEW_ACCOUNT_MB } from '../config/lambda.ts';
import { setCommand } from '../config/remedy.ts';
import type { StackConfig } from '../config/stack-config.ts';
import { scanLimitBytes } from '../warehouse/workgroup.ts';
import { monthlyBill, queryUsd, sumUsd } from './bill.ts';
import { dollars } from './table.ts';
import { monthlyCost } from './usage.ts';

/** The stack that is deployed and the others of its account, each by its name. */
export interface Deployment {
  readonly stack: string;
  readonly config: StackConfig;
  /** The other stacks of the project. */
  readonly others: Readonly<Record<string, StackConfig>>;
  /** The region of the stack's configuration, and that of the shell. */
  readonly region: string | undefined;
  readonly shellRegion: string | undefined;
}

/** What works but costs money, or is probably not meant; reported before anything is made. */
export function warningsOf({ stack, config, others, region, shellRegion }: Deployment): string[] {
  const stacks = { [stack]: config, ...others };
  const names = Object.keys(stacks).sort().join(', ');
  const { memoryMb } = transformSize(loadOf(config), config.rawCapacity);
  return [
    ...monthlyCost(Object.values(stacks))
      .filter(({ share }) => share > 1)
      .map(
        ({ resource, used, limit }) =>
          `${resource.replaceAll('_', ' ')}: ${names} take ${count(used)} together, of which ${count(limit)} are free; the rest is billed`,
      ),
    ...(config.pointInTimeRecovery
      ? ['pointInTimeRecovery is not part of the free tier: it is billed by the size of the tables']
      : []),
    ...(config.warehouse
      ? [
          `the warehouse is not part of the free tier: about ${dollars(sumUsd(monthlyBill([config])))} dollars a month as pnpm cost counts it, and up to ${dollars(queryUsd(0, scanLimitBytes(config.warehouseScanLimitMb)))} for what one query reads`,
        ]
      : []),
    ...(memoryMb > NEW_ACCOUNT_MB
      ? [
          `transform needs ${count(memoryMb)} MB for the largest day; a new account has a quota of ${count(NEW_ACCOUNT_MB)} MB, which AWS raises when asked`,
        ]
      : []),
    ...(config.alarmEmail === '' && (stack === 'prod' || config.protectData)
      ? [`alarms of ${stack} reach nobody: ${setCommand(stack, 'alarmEmail', 'you@example.com')}`]
      : []),
    ...(region !== undefined && shellRegion !== undefined && region !== shellRegion
      ? [
          `the stack goes to ${region} (aws:region), but AWS_REGION of this shell is ${shellRegion}, where elt --stack ${stack} will look: export AWS_REGION=${region}`,
        ]
      : []),
    ...(config.paused ? [`the schedules of ${stack} are paused: ${setCommand(stack, 'paused', false)}`] : []),
  ];
}

function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
