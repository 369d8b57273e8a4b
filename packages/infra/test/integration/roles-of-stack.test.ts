import { TABLES } from '@quote-elt/runtime';
import { beforeAll, expect, test } from 'vitest';
import type { RecordedResource } from '../record-resources.ts';
import { ARN, AT, oneOf, recordDev } from '../recorded-stacks.ts';

let dev: RecordedResource[];
beforeAll(async () => {
  dev = await recordDev();
});

const document = (name: string): unknown =>
  JSON.parse(String(oneOf(dev, 'aws:iam/rolePolicy:RolePolicy', name).policy));

const logs = {
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: [`${ARN}:cloudwatch:${AT}:logGroup/quote-elt-dev:*`],
};
const failures = {
  Effect: 'Allow',
  Action: ['sqs:SendMessage'],
  Resource: [`${ARN}:sqs:${AT}:queue/quote-elt-dev-dead-letters`],
};
const table = (name: string, ...Action: string[]) => ({
  Effect: 'Allow',
  Action,
  Resource: [`${ARN}:dynamodb:${AT}:table/quote-elt-dev-${name}`],
});

test.each([
  ['quote-elt-dev-ingest-policy', [table(TABLES.raw, 'dynamodb:PutItem'), logs, failures]],
  [
    'quote-elt-dev-transform-policy',
    [
      table(TABLES.raw, 'dynamodb:Query'),
      table(TABLES.runs, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      logs,
      failures,
    ],
  ],
  [
    'quote-elt-dev-ingest-schedule-policy',
    [
      {
        Effect: 'Allow',
        Action: ['lambda:InvokeFunction'],
        Resource: [`${ARN}:lambda:${AT}:function/quote-elt-dev-ingest`],
      },
      failures,
    ],
  ],
  [
    'quote-elt-dev-transform-schedule-policy',
    [
      {
        Effect: 'Allow',
        Action: ['lambda:InvokeFunction'],
        Resource: [`${ARN}:lambda:${AT}:function/quote-elt-dev-transform`],
      },
      failures,
    ],
  ],
])('%s allows just this', (name, Statement) => {
  expect(document(name)).toEqual({ Version: '2012-10-17', Statement });
});
