import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { DEFAULT_BASE_URL, DEFAULT_RECORDS_PER_TICK, DEFAULT_SOURCES } from '@quote-elt/ingest/config';
import { withPatience } from '@quote-elt/runtime';
import type { KeptSettings } from '@quote-elt/shared';
import { MAX_REJECTED_SHARE } from '@quote-elt/transform/config';
import { SettingsDifferError } from '../errors/settings-errors.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from './elt-command.ts';
import type { Warn } from './read-records.ts';
import { type Store, storePorts } from './store.ts';

/** Settings that leave nothing out but a bucket, which only a stack has. */
type WholeSettings = Required<Omit<KeptSettings, 'warehouse_bucket'>> & Pick<KeptSettings, 'warehouse_bucket'>;

/** How data is kept unless something else is said; the same is assumed of data that was written before settings were kept. */
export const DEFAULT_SETTINGS: WholeSettings = {
  tick_seconds: 60,
  records_per_tick: DEFAULT_RECORDS_PER_TICK,
  sources: [...DEFAULT_SOURCES],
  base_url: DEFAULT_BASE_URL,
  max_rejected_share: MAX_REJECTED_SHARE,
  fail_on_drift: false,
};

/** What a command that brings data may ask for. */
export type AskedSettings = Pick<KeptSettings, 'tick_seconds' | 'records_per_tick' | 'sources' | 'base_url'>;

type SettingsPlace = Pick<Store, 'client' | 'tables' | 'patience'>;

/** How the data of a store is kept. Where that is not kept, `warn` says so and the defaults are assumed; throws SettingsError when it cannot be read. */
export async function keptSettings(store: SettingsPlace, where: StoreOptions, warn: Warn): Promise<KeptSettings> {
  const kept = await storePorts(store).settings.read();
  if (kept !== undefined) return kept;
  // Where there is no data yet, nothing has to be assumed of it.
  if (where.stack === undefined && (await isEmpty(store))) return DEFAULT_SETTINGS;
  warn(`warning[settings.missing]: ${missingText(where)}`);
  warn(`  ${missingRemedy(where)}`);
  return DEFAULT_SETTINGS;
}

/** Keeps settings for a folder that has neither a row nor a record yet: the command that makes it says how it is kept. */
export async function beginSettings(
  store: SettingsPlace,
  asked: Partial<AskedSettings>,
  defaults = DEFAULT_SETTINGS,
): Promise<KeptSettings | undefined> {
  if (!(await isEmpty(store))) return undefined;
  const { settings } = storePorts(store);
  const begun = keptOf({ ...defaults, ...(await settings.read()), ...asked });
  await settings.write(begun);
  return begun;
}

/**
 * The settings of a folder for a command that adds to it by a schedule of its own: what is kept, or where nothing is, what
 * is asked for, which is kept from then on. Throws SettingsDifferError if it asks for something else than is kept.
 */
export async function agreedSettings(
  store: SettingsPlace,
  where: StoreOptions,
  asked: Partial<AskedSettings>,
  defaults = DEFAULT_SETTINGS,
): Promise<KeptSettings> {
  const begun = await beginSettings(store, asked, defaults);
  if (begun !== undefined) return begun;
  const { settings } = storePorts(store);
  const kept = await settings.read();
  if (kept === undefined) {
    const first = { ...defaults, ...asked };
    await settings.write(first);
    return first;
  }
  const differing = ASKED.filter(({ key }) => asked[key] !== undefined && String(asked[key]) !== String(kept[key]));
  if (differing.length === 0) return kept;
  throw new SettingsDifferError(
    where.data,
    differing.map(({ key }) => `${key} ${kept[key]}, not ${asked[key]}`),
    eltCommand(where, 'settings', ...differing.flatMap(({ key, flag }) => [flag, String(asked[key])])),
  );
}

/** What may be asked for, with the option of `elt settings` that keeps it. */
const ASKED = [
  { key: 'tick_seconds', flag: '--tick-seconds' },
  { key: 'records_per_tick', flag: '--count' },
  { key: 'sources', flag: '--sources' },
  { key: 'base_url', flag: '--base-url' },
] as const satisfies readonly { readonly key: keyof AskedSettings; readonly flag: string }[];

/** Settings without the keys of their item, and with the defaults of what is left out. */
export function keptOf({
  tick_seconds,
  records_per_tick,
  sources,
  base_url,
  max_rejected_share = DEFAULT_SETTINGS.max_rejected_share,
  fail_on_drift = DEFAULT_SETTINGS.fail_on_drift,
  warehouse_bucket,
}: KeptSettings): WholeSettings {
  const settings = { tick_seconds, records_per_tick, sources, base_url, max_rejected_share, fail_on_drift };
  return warehouse_bucket === undefined ? settings : { ...settings, warehouse_bucket };
}

/** Says that data is there which does not say how it is kept. */
export function missingText({ data, stack }: StoreOptions): string {
  const place = stack === undefined ? data : `stack ${stack}`;
  return `${place} does not say how its data is kept; a tick each ${DEFAULT_SETTINGS.tick_seconds} seconds is assumed`;
}

/** What to do about data that does not say how it is kept. */
export function missingRemedy(where: StoreOptions): string {
  return where.stack === undefined
    ? `say it once: ${eltCommand(where, 'settings', '--tick-seconds', String(DEFAULT_SETTINGS.tick_seconds))}`
    : `deploy the stack again, which says it: pnpm run deploy:${where.stack}`;
}

/** What to do about settings that cannot be read. */
export function unreadableRemedy(where: StoreOptions): string {
  const anew =
    where.stack === undefined ? eltCommand(where, 'settings', '--reset') : `pnpm run deploy:${where.stack} --refresh`;
  return `update elt if a newer version wrote them, or write them anew: ${anew}`;
}

/** Whether a store has neither a row nor a record. */
async function isEmpty(store: SettingsPlace): Promise<boolean> {
  const { client, tables, patience } = store;
  if ((await storePorts(store).ledger.firstDate()) !== undefined) return false;
  const command = new ScanCommand({ TableName: tables.raw, Limit: 1, ProjectionExpression: 'ingested_date' });
  const { Items = [] } = await withPatience((options) => client.send(command, options), patience);
  return Items.length === 0;
}
