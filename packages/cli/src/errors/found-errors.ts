import { CodedError } from '@quote-elt/runtime';

/** No source answered for ticks in three tries (`demo.lost`). */
export class LostTicksError extends CodedError {
  constructor(lost: number, ticks: number) {
    super('demo.lost', `${lost} of ${ticks} ticks were lost`, {
      hint: 'run again with --keep: known ticks are not doubled',
    });
  }
}

/** A range of days lacks something (`gaps.found`). */
export class GapsError extends CodedError {
  constructor(what: string, hint: string) {
    super('gaps.found', what, { hint });
  }
}

/** What a drill found that should not be: ticks, rows, letters and days. */
interface DrillDifference {
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly waiting: number;
  readonly unserved: number;
  readonly days_wrong: readonly string[];
}

/** The drill found a difference (`drill.different`). */
export class DrillError extends CodedError {
  constructor({ lost, doubled, wrong, waiting, unserved, days_wrong }: DrillDifference) {
    super(
      'drill.different',
      `${lost} lost, ${doubled} doubled, ${wrong} wrong, ${waiting} waiting, ${unserved} unserved, wrong days: ${days_wrong.join(', ') || 'none'}`,
      {
        hint: 'the same seed repeats the drill',
      },
    );
  }
}

/** The doctor found something that does not work (`doctor.failed`). */
export class DoctorError extends CodedError {
  constructor(names: readonly string[]) {
    super('doctor.failed', `not well: ${names.join(', ')}`, { hint: 'do what the lines above say' });
  }
}

/** What lies in the warehouse is not what the ledger names (`warehouse.differs`); `again` publishes days from their raw rows. */
export class WarehouseDiffersError extends CodedError {
  constructor(problems: readonly { readonly problem: string }[], again: string) {
    const count = problems.length;
    // Engines read whatever lies there, and no run of ours removes what it did not write.
    const isToMove = problems.some(({ problem }) => problem === 'foreign' || problem === 'unrecorded');
    const isToPublish = problems.some(({ problem }) => problem !== 'foreign');
    const hints = [
      ...(isToPublish ? [`publish the days again from their raw rows: ${again}`] : []),
      ...(isToMove ? ['move what is still foreign or unrecorded out of the warehouse'] : []),
    ];
    super('warehouse.differs', `${count} ${count === 1 ? 'object is' : 'objects are'} not as the ledger says`, {
      hint: hints.join('; '),
    });
  }
}
