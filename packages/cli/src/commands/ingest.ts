import { createHandler } from '@quote-elt/ingest';
import { DEFAULT_DATA_FOLDER, LOCAL_TABLE_ENV, withLocalStore } from '../local-store.ts';
import { pastTick, wholeNumber } from '../options.ts';
import { type AddCommand, examples } from './context.ts';

interface IngestOptions {
  readonly tick?: string;
  readonly count: string;
  readonly baseUrl?: string;
  readonly sources?: string;
  readonly data: string;
  readonly json?: boolean;
}

/** `elt ingest`: one tick into the local table. */
export const addIngest: AddCommand = (program, { terminal, now, env }) => {
  program
    .command('ingest')
    .description('ingest one tick: ask the quote API and store what it answers')
    .option('--tick <instant>', 'the scheduled time (default: the minute that is now)')
    .option('--count <n>', 'quotes to ask for, 1 to 50', '1')
    .option('--sources <list>', 'sources to ask, in this order (default: ELT_QUOTE_SOURCES, or all live ones)')
    .option('--base-url <url>', 'ask a Quotable API at this address and no other source')
    .option('--data <folder>', 'where the tables are kept', DEFAULT_DATA_FOLDER)
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examples('elt ingest', 'elt ingest --sources embedded --count 5', 'elt ingest --tick 2026-11-22T18:59:00Z'),
    )
    .action(async (options: IngestOptions) => {
      const event = options.tick === undefined ? {} : { scheduled_time: pastTick('--tick', options.tick, now()) };
      const baseUrl = options.baseUrl ?? env.ELT_QUOTABLE_BASE_URL;
      const sources = options.sources ?? (options.baseUrl === undefined ? env.ELT_QUOTE_SOURCES : 'quotable');
      const handlerEnv = {
        ELT_RAW_TABLE: LOCAL_TABLE_ENV.ELT_RAW_TABLE,
        ELT_QUOTES_PER_TICK: String(wholeNumber('--count', options.count, 1, 50)),
        ...(sources === undefined ? {} : { ELT_QUOTE_SOURCES: sources }),
        ...(baseUrl === undefined ? {} : { ELT_QUOTABLE_BASE_URL: baseUrl }),
      };
      const result = await withLocalStore(options.data, ({ client }) =>
        createHandler(handlerEnv, { dynamodb: client, now, write: () => undefined })(event),
      );
      if (options.json) terminal.out(JSON.stringify(result));
      else
        terminal.out(
          `${result.tick}  ${result.written} written, ${result.duplicates} duplicates, from ${result.source}`,
        );
    });
};
