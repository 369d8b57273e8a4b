import { CodedError } from '@quote-elt/runtime';
import type { KeptSettings } from '@quote-elt/shared';
import type { StoreOptions } from '../options/store-options.ts';
import { RECORD, RECORDS } from '../record/record.ts';
import { DEFAULT_SETTINGS, missingRemedy, missingText, unreadableRemedy } from '../store/kept-settings.ts';
import { type Store, storePorts } from '../store/store.ts';
import { countOf } from '../terminal/format.ts';
import { type CheckUp, checkUp } from './check-up.ts';

/** Looks whether the data says how it is kept, and gives that beside its line, since other checks depend on it. */
export async function checkSettings(
  store: Store,
  where: StoreOptions,
): Promise<{ readonly line: CheckUp; readonly kept: KeptSettings }> {
  let kept: KeptSettings = DEFAULT_SETTINGS;
  let hint = 'look at what it says, then run doctor again';
  const line = await checkUp('settings', '', async () => {
    try {
      const read = await storePorts(store).settings.read();
      if (read === undefined) {
        hint = missingRemedy(where);
        return { status: 'warn', message: missingText(where) };
      }
      kept = read;
    } catch (error) {
      if (!(error instanceof CodedError && error.code === 'settings.unreadable')) throw error;
      hint = unreadableRemedy(where);
      return { status: 'fail', message: error.message };
    }
    const { tick_seconds, records_per_tick, sources } = kept;
    return {
      message: `a tick each ${tick_seconds} seconds, ${countOf(records_per_tick, RECORD, RECORDS)} of ${sources.join(',')}`,
    };
  });
  return { line: line.status === 'ok' || line.hint !== '' ? line : { ...line, hint }, kept };
}
