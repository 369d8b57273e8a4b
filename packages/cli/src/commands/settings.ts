import type { KeptSettings } from '@quote-elt/shared';
import { UsageError } from '../errors/usage-error.ts';
import { askedSettings, ingestChoices } from '../options/ingest-choices.ts';
import { share } from '../options/share.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { HOSTED_API, RECORDS } from '../record/record.ts';
import { DEFAULT_SETTINGS, keptOf, keptSettings } from '../store/kept-settings.ts';
import { type Store, storePorts } from '../store/store.ts';
import { withExistingStore } from '../store/with-store.ts';
import { type AddCommand, examples } from './context.ts';

interface SettingsOptions extends StoreOptions {
  readonly tickSeconds?: string;
  readonly count?: string;
  readonly sources?: string;
  readonly baseUrl?: string;
  readonly maxRejectedShare?: string;
  readonly failOnDrift?: boolean;
  readonly reset?: boolean;
  readonly json?: boolean;
}

/** `elt settings`: how is the data kept? The one command that changes it on this machine. */
export const addSettings: AddCommand = (program, { terminal }) => {
  withStoreOptions(program.command('settings'))
    .description('show how the data is kept; with options, change it for a folder of this machine')
    .option('--tick-seconds <n>', 'period of the ticks from now on; recorded days keep the one they had')
    .option('--count <n>', `${RECORDS} to ask for at each tick`)
    .option('--sources <list>', 'sources to ask, in this order')
    .option('--base-url <url>', `address of the ${HOSTED_API}`)
    .option('--max-rejected-share <n>', "part of a day's rows, 0 to 1, that may be unusable; a hundred always may")
    .option('--fail-on-drift', 'let a day fail whose figures are far from those of the days before')
    .option('--no-fail-on-drift', 'only note such figures')
    .option('--reset', 'begin with the defaults, also where what is kept cannot be read')
    .option('--json', 'print the settings as JSON')
    .addHelpText(
      'after',
      examples('elt settings', 'elt settings --tick-seconds 300', 'elt settings --stack dev --json'),
    )
    .action(async (options: SettingsOptions) => {
      const changes = changesOf(options);
      const isChange = options.reset === true || Object.keys(changes).length > 0;
      if (isChange && options.stack !== undefined)
        throw new UsageError(
          `the settings of stack ${options.stack} are those of its deployment`,
          `change its configuration (docs/deploy.md#configuration), then pnpm run deploy:${options.stack}`,
        );
      const kept = await withExistingStore(options, (store) =>
        isChange ? change(store, changes, options.reset ?? false) : keptSettings(store, options, terminal.err),
      );
      if (options.json) terminal.out(JSON.stringify(keptOf(kept)));
      else for (const [key, value] of Object.entries(keptOf(kept))) terminal.out(`${key.padEnd(18)}  ${String(value)}`);
    });
};

function changesOf(options: SettingsOptions): Partial<KeptSettings> {
  const { tickSeconds, sources, baseUrl, count, maxRejectedShare, failOnDrift } = options;
  return {
    ...askedSettings(ingestChoices({ sources, baseUrl, count })),
    ...(tickSeconds === undefined ? {} : { tick_seconds: wholeNumber('--tick-seconds', tickSeconds, 1, 86_400) }),
    ...(maxRejectedShare === undefined ? {} : { max_rejected_share: share('--max-rejected-share', maxRejectedShare) }),
    ...(failOnDrift === undefined ? {} : { fail_on_drift: failOnDrift }),
  };
}

async function change(store: Store, changes: Partial<KeptSettings>, reset: boolean): Promise<KeptSettings> {
  const { settings } = storePorts(store);
  const before = reset ? undefined : await settings.read();
  const changed = keptOf({ ...DEFAULT_SETTINGS, ...before, ...changes });
  await settings.write(changed);
  return changed;
}
