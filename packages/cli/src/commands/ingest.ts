import { type CalendarDate, MAX_BATCH } from '@quote-elt/shared';
import { markingIngest } from '../handlers/marking-ingest.ts';
import { ingestOn } from '../handlers/store-handlers.ts';
import { pastTick } from '../options/day-options.ts';
import { askedSettings, ingestChoices } from '../options/ingest-choices.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { HOSTED_API, OFFLINE_SOURCE, RECORD, RECORDS } from '../record/record.ts';
import { againLine } from '../store/again-line.ts';
import { beginSettings, keptSettings } from '../store/kept-settings.ts';
import { withStore } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
import { type AddCommand, examples } from './context.ts';

interface IngestOptions extends StoreOptions {
  readonly tick?: string;
  readonly count?: string;
  readonly baseUrl?: string;
  readonly sources?: string;
  readonly json?: boolean;
}

/** `elt ingest`: one tick into the table. */
export const addIngest: AddCommand = (program, { terminal, now }) => {
  withStoreOptions(program.command('ingest'))
    .description(
      `ingest one tick: ask the ${RECORD} API and store what it answers; the first one says how a folder is kept`,
    )
    .option('--tick <instant>', 'the scheduled time (default: the minute that is now)')
    .option('--count <n>', `${RECORDS} to ask for, 1 to ${MAX_BATCH} (default: as the data is kept)`)
    .option('--sources <list>', 'sources to ask, in this order (default: as the data is kept)')
    .option('--base-url <url>', `ask a ${HOSTED_API} at this address and no other source`)
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examples(
        'elt ingest',
        `elt ingest --sources ${OFFLINE_SOURCE} --count 5`,
        'elt ingest --tick 2026-11-22T18:59:00Z',
      ),
    )
    .action(async (options: IngestOptions) => {
      const event = options.tick === undefined ? {} : { scheduled_time: pastTick('--tick', options.tick, now()) };
      const asked = askedSettings(ingestChoices(options));
      const closed: CalendarDate[] = [];
      const result = await withStore(options, async (store) => {
        // A stack, or a folder that has data, says itself how it is kept; what is asked for then counts for this tick alone.
        const begun = options.stack === undefined ? await beginSettings(store, asked) : undefined;
        const kept = begun ?? (await keptSettings(store, options, terminal.err));
        const mark = (date: CalendarDate) => closed.push(date);
        return markingIngest(store, ingestOn(store, { ...kept, ...asked }, { now }), now, mark)(event);
      });
      if (options.json) terminal.out(JSON.stringify(result));
      else {
        terminal.out(
          `${result.tick}  ${result.written} written, ${countOf(result.duplicates, 'duplicate')}, from ${result.source}`,
        );
        againLine(closed, options).forEach(terminal.out);
      }
    });
};
