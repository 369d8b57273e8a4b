import { withStoreOptions } from '../options/store-options.ts';
import { type AddCommand, examples } from './context.ts';
import { addRowsGet } from './rows-get.ts';
import { addRowsPut } from './rows-put.ts';

/** `elt rows`: the raw rows themselves, to look at and to repair. */
export const addRows: AddCommand = (program, context) => {
  const group = program
    .command('rows')
    .description('look at raw rows, and repair one')
    .addHelpText('after', examples('elt rows get --date yesterday --tick 18:59', 'elt rows put rows.jsonl --replace'));
  addRowsGet(withStoreOptions(group.command('get')), context);
  addRowsPut(withStoreOptions(group.command('put')), context);
};
