import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { RESOURCE_POLICIES, STACK_POLICIES } from '../../src/policy-rules/policies.ts';
import { configOf } from '../configs.ts';
import { recordResources } from '../record-resources.ts';

const PACK = join(import.meta.dirname, '..', '..', 'policy-pack');

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly props: object;
}

/** What the pack reports of resources, asked through the host that the engine starts. */
async function ask(resources: readonly Resource[]) {
  const host = spawn(process.execPath, [join(import.meta.dirname, 'policy-host.mjs')], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(host, 'exit');
  host.stdin.end(JSON.stringify({ pack: PACK, resources }));
  const [lines, problems] = await Promise.all([text(host.stdout), text(host.stderr), ended]);
  expect(problems).toBe('');
  return JSON.parse(lines);
}

test.each([false, true])(
  'the pack starts through the host of Pulumi and finds nothing in the resources of the program, with the warehouse %s',
  async (warehouse) => {
    const resources = await recordResources(configOf({ alarmEmail: 'a@example.com', warehouse }));
    const asked = resources.map(({ type, name, inputs }) => ({
      type,
      name,
      props: JSON.parse(JSON.stringify(inputs)),
    }));
    expect(await ask(asked)).toEqual({
      name: 'quote-elt',
      policies: [...RESOURCE_POLICIES, ...STACK_POLICIES].map(({ name }) => name),
      reported: [],
    });
  },
);

test('it reports what breaks a rule, of one resource and of all together, as a failure of the deployment', async () => {
  const { reported } = await ask([
    { type: 'aws:cloudwatch/logGroup:LogGroup', name: 'logs', props: { tags: { project: 'p', stack: 's' } } },
    { type: 'aws:s3/bucket:Bucket', name: 'files', props: { tags: { project: 'p', stack: 's' } } },
  ]);
  expect(reported).toEqual([
    expect.objectContaining({ policyname: 'logs-expire', resource: 'logs', enforcementlevel: 1 }),
    expect.objectContaining({ policyname: 'buckets-blocked', enforcementlevel: 1 }),
  ]);
});
