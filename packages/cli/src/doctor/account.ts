import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { asRecord } from '@quote-elt/runtime';
import { type CheckUp, checkUp } from './check-up.ts';

/** AWS refuses requests signed five minutes off; half a minute is worth a repair. Both are in milliseconds. */
const REFUSED_SKEW_MS = 5 * 60_000;
const ODD_SKEW_MS = 30_000;

/** What must be there before AWS is asked: credentials and a region. */
export function accountChecks({ config }: DynamoDBClient): (() => Promise<CheckUp>)[] {
  return [
    () =>
      checkUp('credentials', 'sign in, or set AWS_PROFILE', async () => {
        const { accessKeyId } = await config.credentials();
        return { message: `key ${accessKeyId.slice(0, 4)}…` };
      }),
    () =>
      checkUp('region', 'set AWS_REGION, such as AWS_REGION=eu-central-1', async () => ({
        message: await config.region(),
      })),
  ];
}

/** Looks at the clock of this machine beside that of AWS. */
export function checkClock(client: DynamoDBClient, table: string, now: () => Date): Promise<CheckUp> {
  return checkUp('clock', 'let this machine set its clock by the network', async () => {
    const skew = now().getTime() - (await serverTime(client, table));
    const off = Math.abs(skew);
    return {
      status: off > REFUSED_SKEW_MS ? 'fail' : off > ODD_SKEW_MS ? 'warn' : 'ok',
      message: `${Math.round(off / 1000)} seconds ${skew < 0 ? 'behind' : 'ahead of'} AWS`,
    };
  });
}

/** The time by the service's own clock in epoch milliseconds, from the header of an answer. */
async function serverTime(client: DynamoDBClient, table: string): Promise<number> {
  let date: unknown;
  const command = new DescribeTableCommand({ TableName: table });
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      date = asRecord(asRecord(result.response)?.headers)?.date;
      return result;
    },
    { step: 'deserialize', name: 'serverTime' },
  );
  await client.send(command);
  if (typeof date !== 'string') throw new TypeError('the answer of DynamoDB has no time');
  return Date.parse(date);
}
