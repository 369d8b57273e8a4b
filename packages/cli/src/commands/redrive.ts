import { join, resolve } from 'node:path';
import { createHandler as createIngest } from '@quote-elt/ingest';
import { createHandler as createTransform, parquetPublisher } from '@quote-elt/transform';
import { folderQueue } from '../dead-letters/queue.ts';
import { readQueue, redrive } from '../dead-letters/redrive.ts';
import { RedriveError } from '../errors.ts';
import { DEFAULT_DATA_FOLDER, LOCAL_TABLE_ENV, warehouseFolder, withLocalStore } from '../local-store.ts';
import { startProgress } from '../terminal/progress.ts';
import { type AddCommand, examples } from './context.ts';

interface RedriveOptions {
  readonly list?: boolean;
  readonly sources?: string;
  readonly data: string;
  readonly json?: boolean;
}

/** `elt redrive`: repeats what failed to the end. */
export const addRedrive: AddCommand = (program, { terminal, now, env }) => {
  program
    .command('redrive')
    .description('repeat the failed invocations in the dead-letter queue, each with its own tick')
    .option('--list', 'only show what waits there')
    .option('--sources <list>', 'sources to ask (default: ELT_QUOTE_SOURCES, or all live ones)')
    .option('--data <folder>', 'where the queue and the tables are kept', DEFAULT_DATA_FOLDER)
    .option('--json', 'print the letters as JSON')
    .addHelpText('after', examples('elt redrive --list', 'elt redrive'))
    .action(async (options: RedriveOptions) => {
      const queue = folderQueue(join(resolve(options.data), 'dead-letters'));
      const letters = await readQueue(queue);
      if (options.list || letters.length === 0) {
        if (options.json) terminal.out(JSON.stringify(letters));
        else if (letters.length === 0) terminal.out('no dead letters');
        else
          for (const { target, event, reason } of letters)
            terminal.out(`${target}  ${JSON.stringify(event)}  ${reason}`);
        return;
      }
      const sources = options.sources ?? env.ELT_QUOTE_SOURCES;
      const progress = startProgress(terminal, 'redriving', letters.length);
      const outcomes = await withLocalStore(options.data, ({ client }) => {
        const common = { dynamodb: client, now, write: () => undefined };
        const ingest = createIngest(
          {
            ELT_RAW_TABLE: LOCAL_TABLE_ENV.ELT_RAW_TABLE,
            ...(sources === undefined ? {} : { ELT_QUOTE_SOURCES: sources }),
          },
          common,
        );
        const publisher = parquetPublisher((date) => warehouseFolder(options.data, date));
        const transform = createTransform(LOCAL_TABLE_ENV, { ...common, publisher });
        return redrive(queue, { ingest, transform }, progress.step);
      }).finally(progress.stop);
      const failures = outcomes.flatMap(({ error }) => error ?? []);
      if (options.json) terminal.out(JSON.stringify(outcomes));
      else terminal.out(`${outcomes.length - failures.length} letters replayed, ${failures.length} still waiting`);
      if (failures.length > 0) throw new RedriveError(failures);
    });
};
