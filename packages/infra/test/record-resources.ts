import { runtime } from '@pulumi/pulumi';
import type { StackId } from '@quote-elt/runtime';
import type { Artefacts } from '../src/artefacts/build-artefacts.ts';
import type { StackConfig } from '../src/config/stack-config.ts';

/** A resource as a stack would ask for it. */
export interface RecordedResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Whether Pulumi refuses to delete it. */
  readonly protect: boolean;
  /** Whether it stays when Pulumi deletes it. */
  readonly retainOnDelete: boolean;
}

export const ACCOUNT = '123456789012';
const BUCKET = 'aws:s3/bucket:Bucket';
export const TARGET: StackId = { project: 'quote-elt', stack: 'dev', region: 'eu-west-1' };

/** Folders that exist and stand for archives where only the other inputs matter. */
export function withoutArtefacts(): Artefacts {
  const none = { folder: import.meta.dirname, sha256: '', size: { zipped: 0, unzipped: 0 } };
  return { ingest: none, transform: none, common: none, duckdb: none, s3: none };
}

/** Every resource that `program` asks for, recorded instead of made: Pulumi runs it and asks nobody. */
export async function recordProgram(
  { project, stack, region }: StackId,
  program: () => unknown,
): Promise<RecordedResource[]> {
  const recorded: Omit<RecordedResource, 'protect' | 'retainOnDelete'>[] = [];
  const protectedNames = new Set<string>();
  const retainedNames = new Set<string>();
  await runtime.setMocks(
    {
      call: () => ({}),
      newResource: ({ type, name, inputs }) => {
        recorded.push({ type, name, inputs });
        const arn =
          type === BUCKET
            ? `arn:aws:s3:::${inputs.bucket}`
            : arnOf(type, String(inputs.name ?? inputs.layerName ?? name), region);
        return { id: `${name}-id`, state: { ...inputs, name: inputs.name ?? name, arn, url: `https://sqs/${name}` } };
      },
    },
    project,
    stack,
    false,
  );
  await runtime.runInPulumiStack(async () => {
    runtime.registerStackTransformation(({ name, opts }) => {
      if (opts.protect === true) protectedNames.add(name);
      if (opts.retainOnDelete === true) retainedNames.add(name);
      return undefined;
    });
    await program();
  });
  // Until then some resources are still on their way.
  await runtime.disconnect();
  return recorded.map((each) => ({
    ...each,
    protect: protectedNames.has(each.name),
    retainOnDelete: retainedNames.has(each.name),
  }));
}

/** Every resource of a stack. */
export function recordResources(config: StackConfig, target: Partial<StackId> = {}): Promise<RecordedResource[]> {
  const id = { ...TARGET, ...target };
  return recordProgram(id, async () => {
    // The program's resources must be loaded after the mocks are set.
    const { createStack } = await import('../src/stack.ts');
    return createStack({ ...id, accountId: ACCOUNT }, config, withoutArtefacts());
  });
}

function arnOf(type: string, name: string, region: string): string {
  const [, service = '', kind = ''] = /^aws:(\w+)\/(\w+):/.exec(type) ?? [];
  return `arn:aws:${service}:${region}:${ACCOUNT}:${kind}/${name}`;
}
