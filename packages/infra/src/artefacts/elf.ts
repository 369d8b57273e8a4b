import { closeSync, openSync, readSync } from 'node:fs';
import { ArtefactError } from './errors.ts';

/** Lambda's architectures, and what each is called elsewhere: npm's `cpu`, and the machine of an ELF header (System V ABI). */
export const ARCHITECTURES = {
  arm64: { npmCpu: 'arm64', elfMachine: 183 },
  x86_64: { npmCpu: 'x64', elfMachine: 62 },
} as const;
export type Architecture = keyof typeof ARCHITECTURES;

const ELF_MAGIC = 0x7f454c46;
const MACHINE_OFFSET = 18;

/** Sees that a native file is ELF and for the machine of `architecture`; throws ArtefactError. */
export function requireMachine(file: string, architecture: Architecture): void {
  const header = Buffer.alloc(MACHINE_OFFSET + 2);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  const isElf = header.readUInt32BE(0) === ELF_MAGIC;
  const machine = isElf ? header.readUInt16LE(MACHINE_OFFSET) : undefined;
  if (machine === ARCHITECTURES[architecture].elfMachine) return;
  throw new ArtefactError(
    'artefact.machine',
    `${file} is ${isElf ? `for ELF machine ${machine}` : 'no ELF file'}, not for ${architecture}`,
    {
      hint: 'run pnpm install: packages/infra depends on the bindings of every target',
      details: { file, architecture, machine },
    },
  );
}
