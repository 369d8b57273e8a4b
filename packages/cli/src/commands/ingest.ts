import { createHandler } from '@quote-elt/ingest';
import { MAX_BATCH } from '@quote-elt/shared';
import { ingestChoices, pastTick } from '../options.ts';
import { ingestEnv } from '../store/handler-env.ts';
import { markingIngest } from '../store/mark-changed.ts';
import { type StoreOptions, withStoreOptions } from '../store/store-options.ts';
import { withStore } from '../store/with-store.ts';
import { type AddCommand, examples } from './context.ts';

interface IngestOptions extends StoreOptions {
  readonly tick?: string;
  readonly count?: string;
  readonly baseUrl?: string;
  readonly sources?: string;
  readonly json?: boolean;
}

/** `elt ingest`: one tick into the table. */
export const addIngest: AddCommand = (program, { terminal, now, env }) => {
  withStoreOptions(program.command('ingest'))
    .description('ingest one tick: ask the quote API and store what it answers')
    .option('--tick <instant>', 'the scheduled time (default: the minute that is now)')
    .option('--count <n>', `quotes to ask for, 1 to ${MAX_BATCH} (default: ELT_QUOTES_PER_TICK, or 1)`)
    .option('--sources <list>', 'sources to ask, in this order (default: ELT_QUOTE_SOURCES, or all live ones)')
    .option('--base-url <url>', 'ask a Quotable API at this address and no other source')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examples('elt ingest', 'elt ingest --sources embedded --count 5', 'elt ingest --tick 2026-11-22T18:59:00Z'),
    )
    .action(async (options: IngestOptions) => {
      const event = options.tick === undefined ? {} : { scheduled_time: pastTick('--tick', options.tick, now()) };
      const choices = ingestChoices(options);
      const result = await withStore(options, (store) => {
        const { client: dynamodb, patience } = store;
        const handler = createHandler(ingestEnv(store, env, choices), {
          dynamodb,
          now,
          patience,
          write: () => undefined,
        });
        return markingIngest(store, handler, now)(event);
      });
      if (options.json) terminal.out(JSON.stringify(result));
      else
        terminal.out(
          `${result.tick}  ${result.written} written, ${result.duplicates} duplicates, from ${result.source}`,
        );
    });
};
