import { addAbortSignal } from 'node:stream';
import type { Command } from 'commander';
import type { StoreOptions } from '../options/store-options.ts';
import { planPut, type RowFate } from '../rows/plan-put.ts';
import { closedDays, putRows } from '../rows/put-rows.ts';
import { inputText, readRows } from '../rows/read-rows.ts';
import { againLine } from '../store/again-line.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf } from '../terminal/format.ts';
import { type CommandContext, examples } from './context.ts';

interface PutOptions extends StoreOptions {
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `elt rows put`: writes rows that are checked by the schema, and has their days transformed again. */
export function addRowsPut(command: Command, { terminal, now, signal }: CommandContext): void {
  command
    .description('write raw rows, after all of them were checked, and have their days transformed again')
    .argument('<file>', 'rows as `elt rows get` prints them, or - for what is piped in')
    .option('--replace', 'write a row in the place of another one under its key')
    .option('--dry-run', 'check the rows and say what would be done')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examples('elt rows put rows.jsonl --dry-run', 'elt rows put rows.jsonl --replace'))
    .action(async (file: string, options: PutOptions) => {
      const name = file === '-' ? 'what is piped in' : file;
      const rows = readRows(name, await inputText(file, () => addAbortSignal(signal, process.stdin)), now());
      const planned = await withExistingStore(options, async (store) => {
        const plan = await planPut(store, name, rows, options.replace ?? false);
        if (!options.dryRun) await putRows(store, plan, now(), signal);
        return plan;
      });
      const days = closedDays(rows, now());
      const count = (fate: RowFate) => planned.filter((each) => each.fate === fate).length;
      const counts = { new: count('new'), replaced: count('replaced'), unchanged: count('unchanged') };
      if (options.json) return terminal.out(JSON.stringify({ ...counts, dry_run: options.dryRun ?? false, days }));
      const told = `${countOf(counts.new, 'new row')}, ${counts.replaced} replaced, ${counts.unchanged} as they were`;
      terminal.out(options.dryRun ? `nothing was written: ${told}` : told);
      if (!options.dryRun) againLine(days, options).forEach(terminal.out);
    });
}
