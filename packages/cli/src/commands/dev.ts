import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import { keptDay, MODELS_FOLDER } from '@quote-elt/transform';
import { Option } from 'commander';
import { createBell } from '../dev/bell.ts';
import { buildEvent } from '../dev/build-event.ts';
import { buildLines } from '../dev/build-line.ts';
import type { DevBuild } from '../dev/dev-build.ts';
import { type DevDay, runDev } from '../dev/run-dev.ts';
import { shorterPath } from '../dev/shorter-path.ts';
import { requireModels, watchModels } from '../dev/watch-models.ts';
import { onPort } from '../errors/on-port.ts';
import { dayWithRows } from '../gaps/day-with-rows.ts';
import { buildSettings } from '../handlers/handler-env.ts';
import { closedDay, DAY_FORMS } from '../options/day-options.ts';
import { withDataOption } from '../options/store-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { startLiveServer } from '../serve/live-server.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { storePorts } from '../store/store.ts';
import { withExistingStore } from '../store/with-store.ts';
import { type AddCommand, type CommandContext, examples } from './context.ts';

interface DevOptions {
  readonly date?: string;
  readonly data: string;
  readonly models: string;
  readonly port: string;
  readonly json?: boolean;
}

/** Saves that are less than so many milliseconds apart are one. */
const QUIET_MS = 20;

/** What to do about a day without rows. */
const LAST_WITH_ROWS = 'leave --date out for the last day that has some, or look in another folder with --data';

/** `elt dev`: a day built again at every save of a model, with its page. */
export const addDev: AddCommand = (program, context) => {
  withDataOption(program.command('dev'), 'where tables and files are kept; nothing in it is changed')
    .description('build a day again at every save of a model, with its page on a loopback address, until Ctrl-C')
    .option('--date <day>', `the closed UTC day to build, ${DAY_FORMS} (default: the last one with rows)`)
    .addOption(new Option('--models <folder>', 'the models to watch').default(MODELS_FOLDER, 'those of this folder'))
    .option('--port <n>', 'port of the page, 0 for any free one', '8081')
    .option('--json', 'print a build a line as JSON')
    .addHelpText('after', examples('elt dev', 'elt dev --date 2026-11-22 --data .elt'))
    .action(async (options: DevOptions) => {
      const port = wholeNumber('--port', options.port, 0, 65_535);
      const given = options.date === undefined ? undefined : closedDay('--date', options.date, context.now());
      const folder = resolve(options.models);
      await requireModels(folder);
      await withTempFolder(async (temp) => {
        const day = await withExistingStore(options, async (store) => {
          const { reader, ledger } = storePorts(store);
          const date = await dayWithRows(store, given, context.now(), LAST_WITH_ROWS);
          const kept = await keptSettings(store, options, context.terminal.err);
          // A recorded day had its own period.
          const tick_seconds = (await ledger.get(date))?.tick_seconds ?? kept.tick_seconds;
          await mkdir(join(temp, 'raw'));
          // The tables are closed again: others may write them meanwhile.
          const pages = await keptDay(reader, date, join(temp, 'raw'));
          return { folder, date, settings: buildSettings(store, { ...kept, tick_seconds }), reader: pages };
        });
        await watchAndBuild(day, port, options, context);
      });
    });
};

async function watchAndBuild(day: DevDay, port: number, { json }: DevOptions, context: CommandContext): Promise<void> {
  const { terminal, now, signal } = context;
  const bell = createBell(QUIET_MS);
  const newest = Promise.withResolvers<DevBuild>();
  let build = newest.promise;
  const server = await onPort(port, () =>
    startLiveServer(port, async (path) => {
      if (path !== '/') return undefined;
      const { devPage } = await import('../dev/dev-page.ts');
      return devPage(day.date, await build);
    }),
  );
  const watch = await watchModels(day.folder, bell.ring);
  try {
    if (!json)
      terminal.out(
        `${server.address}  ${day.date} at each save of ${shorterPath(day.folder, process.cwd())}; Ctrl-C ends`,
      );
    const onBuild = (made: DevBuild) => {
      newest.resolve(made);
      build = Promise.resolve(made);
      if (json) terminal.out(JSON.stringify(buildEvent(made)));
      else buildLines(made).forEach(terminal.out);
      server.changed();
    };
    await runDev(day, { bell, watch, signal, now, onBuild });
  } finally {
    watch.close();
    await server.close();
  }
}
