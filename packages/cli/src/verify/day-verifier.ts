import type { CalendarDate } from '@quote-elt/shared';
import { type MartVerdict, verifyDay } from '@quote-elt/transform';
import { buildSettings } from '../handlers/handler-env.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { keptSettings } from '../store/kept-settings.ts';
import type { Warn } from '../store/read-records.ts';
import { type Store, storePorts, storeWarehouse } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';

/** Who waits for days to be verified, and how many are left. */
export interface VerifyWatch {
  readonly warn: Warn;
  readonly signal: AbortSignal;
  readonly daysLeft?: () => number;
}

/** Gives the verification of a day of a store: its marts as rebuilt, beside the ledger and what is published. It throws what verifyDay does. */
export async function dayVerifier(
  store: Store,
  options: StoreOptions,
  { warn, signal, daysLeft }: VerifyWatch,
): Promise<(date: CalendarDate) => Promise<MartVerdict[]>> {
  const stoppable = { ...store, patience: { ...store.patience, signal } };
  const kept = await keptSettings(store, options, warn);
  const settings = { ...buildSettings(store, kept), signal };
  const ports = {
    ...storePorts(stoppable, throttleNotice(warn, daysLeft)),
    warehouse: await storeWarehouse(stoppable, kept),
  };
  // Without a bucket the days of a stack lie on the machines that transformed them, so the ledger does not tell what lies on this one.
  const isElsewhere = options.stack !== undefined && kept.warehouse_bucket === undefined;
  return async (date) => {
    const verdicts = await verifyDay(date, settings, ports);
    return isElsewhere ? verdicts.map((verdict) => ({ ...verdict, objects: [] })) : verdicts;
  };
}
