import { DEFAULT_DATA_FOLDER } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { formatBytes } from '../terminal/format.ts';

/** From this size on, in bytes, a pull says where the days could be read without it. */
const LARGE_PULL = 2e9;

/** What is said before so many bytes of a stack are pulled; undefined where it is little. */
export function largePullNotice(bytes: number, stack: string): string | undefined {
  if (bytes <= LARGE_PULL) return undefined;
  const ask = eltCommand({ stack, data: DEFAULT_DATA_FOLDER }, 'sql', '--engine', 'athena');
  return `${formatBytes(bytes)} are to come; Athena reads them where they lie: ${ask}`;
}
