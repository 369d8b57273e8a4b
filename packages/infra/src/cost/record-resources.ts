import { runtime } from '@pulumi/pulumi';
import type { Artefacts } from '../artefacts/build-artefacts.ts';
import type { StackConfig } from '../config/stack-config.ts';

/** A resource as a stack would ask for it. */
export interface RecordedResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

/** Folders that exist and stand for archives where only the other inputs matter. */
export const NO_ARTEFACTS: Artefacts = (() => {
  const none = { folder: import.meta.dirname, sha256: '', size: { zipped: 0, unzipped: 0 } };
  return { ingest: none, transform: none, common: none, duckdb: none };
})();

/** Every resource of a stack, recorded instead of made: Pulumi runs the program and asks nobody. */
export async function recordResources(
  stack: string,
  config: StackConfig,
  artefacts: Artefacts = NO_ARTEFACTS,
): Promise<RecordedResource[]> {
  const recorded: RecordedResource[] = [];
  await runtime.setMocks(
    {
      call: () => ({}),
      newResource: ({ type, name, inputs }) => {
        recorded.push({ type, name, inputs });
        return {
          id: `${name}-id`,
          state: {
            ...inputs,
            arn: arnOf(type, String(inputs.name ?? inputs.layerName ?? name)),
            url: `https://sqs/${name}`,
          },
        };
      },
    },
    'quote-elt',
    stack,
    false,
  );
  // The program's resources must be loaded after the mocks are set.
  const { createStack } = await import('../stack.ts');
  await runtime.runInPulumiStack(async () =>
    createStack({ stack, accountId: ACCOUNT, region: REGION }, config, artefacts),
  );
  // Until then some resources are still on their way.
  await runtime.disconnect();
  return recorded;
}

function arnOf(type: string, name: string): string {
  const [, service = '', kind = ''] = /^aws:(\w+)\/(\w+):/.exec(type) ?? [];
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${kind}/${name}`;
}
