import type { CalendarDate } from '@quote-elt/shared';
import type { DeadLetter } from '../dead-letters/dead-letter.ts';
import { letterLine } from '../dead-letters/letter-line.ts';
import { MAX_MESSAGES } from '../dead-letters/queue.ts';
import { readQueue, redrive } from '../dead-letters/redrive.ts';
import { RedriveError } from '../errors/failed-again-errors.ts';
import { InterruptedError } from '../errors/interrupted-error.ts';
import { markingIngest } from '../handlers/marking-ingest.ts';
import { ingestOn, transformOn } from '../handlers/store-handlers.ts';
import { askedSettings, ingestChoices } from '../options/ingest-choices.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { againLine } from '../store/again-line.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { unreadableNotice } from '../store/read-records.ts';
import { storeWarehouse } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingFolder } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface RedriveOptions extends StoreOptions {
  readonly list?: boolean;
  readonly sources?: string;
  readonly json?: boolean;
}

/** `elt redrive`: repeats what failed to the end. */
export const addRedrive: AddCommand = (program, { terminal, now, signal }) => {
  withStoreOptions(program.command('redrive'))
    .description('repeat the failed invocations in the dead-letter queue, each with its own tick')
    .option('--list', 'only show what waits there')
    .option('--sources <list>', 'sources to ask (default: as the data is kept)')
    .option('--json', 'print the letters as JSON')
    .addHelpText('after', examples('elt redrive --list', 'elt redrive', 'elt redrive --stack dev'))
    .action(async (options: RedriveOptions) => {
      const asked = askedSettings(ingestChoices({ sources: options.sources }));
      await withExistingFolder(options, async (store) => {
        if (options.list) {
          const letters = await readQueue(store.deadLetters);
          for (const { id } of letters) await store.deadLetters.release(id);
          list(terminal, letters, options.json ?? false);
          return;
        }
        const kept = await keptSettings(store, options, terminal.err);
        // The handlers are made first: once letters are received, a mistake of the configuration would hide them from the next try.
        const closed = new Set<CalendarDate>();
        const ingest = markingIngest(store, ingestOn(store, { ...kept, ...asked }, { now }), now, (date) =>
          closed.add(date),
        );
        const transform = transformOn(store, kept, {
          now,
          warehouse: await storeWarehouse(store, kept),
          onThrottled: throttleNotice(terminal.err),
          onUnreadable: unreadableNotice(terminal.err),
        });
        const letters = await readQueue(store.deadLetters);
        if (letters.length === 0) return list(terminal, letters, options.json ?? false);
        const outcomes = await redrive(
          store.deadLetters,
          letters,
          { ingest, transform },
          ({ letter, error }) => {
            if (!options.json)
              terminal.out(letterLine(letter, error === undefined ? 'replayed' : `failed again: ${error}`));
          },
          signal,
        );
        const failures = outcomes.flatMap(({ error }) => error ?? []);
        const replayed = outcomes.length - failures.length;
        if (options.json) terminal.out(JSON.stringify(outcomes));
        else
          terminal.out(
            `${countOf(replayed, 'letter')} replayed, ${letters.length - replayed} still waiting${letters.length === MAX_MESSAGES ? '; there may be more, so run it again' : ''}`,
          );
        if (!options.json) againLine([...closed], options).forEach(terminal.out);
        if (signal.aborted)
          throw new InterruptedError(signal, 'what was replayed is done, the others wait: run it again');
        if (failures.length > 0) throw new RedriveError(failures);
      });
    });
};

function list(terminal: Terminal, letters: readonly DeadLetter[], json: boolean): void {
  if (json) terminal.out(JSON.stringify(letters));
  else if (letters.length === 0) terminal.out('no dead letters');
  else for (const letter of letters) terminal.out(letterLine(letter, letter.reason));
}
