import { CodedError, showText } from '@quote-elt/runtime';
import { firstOf } from './first-of.ts';

/** A folder is kept otherwise than a command asks (`settings.differ`); `change` is the command that changes it. */
export class SettingsDifferError extends CodedError {
  constructor(folder: string, differences: readonly string[], change: string) {
    super('settings.differ', `the data in ${folder} is kept with ${differences.join('; ')}`, {
      hint: `take another folder with --data, or change how this one is kept: ${change}`,
      details: { folder, differences },
    });
  }
}

/** The data is kept by sources that this version does not know (`settings.unknown_source`). */
export class UnknownSourcesError extends CodedError {
  constructor(unknown: readonly string[], known: readonly string[]) {
    super('settings.unknown_source', `this version knows no source ${firstOf(unknown.map((name) => showText(name)))}`, {
      hint: `update elt, or name known sources with --sources: ${known.join(',')}`,
      details: { unknown },
    });
  }
}
