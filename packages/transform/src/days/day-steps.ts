import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { ROLES } from '../../models/manifest.ts';
import { runChecks } from '../checks/run-checks.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { DriftError } from '../errors/errors.ts';
import { completenessOf } from '../figures/completeness.ts';
import { coveredSlots } from '../figures/covered-slots.ts';
import { figuresOf } from '../figures/figures-of.ts';
import { findDrift } from '../figures/find-drift.ts';
import { hashMarts } from '../marts/hash-marts.ts';
import type { Warehouse } from '../ports/ports.ts';
import type { Standing } from '../warehouse/publish-files.ts';
import type { Found } from './found.ts';

/** What the steps after the models work with. */
export interface StepInput {
  readonly db: Database;
  readonly rawRows: number;
  readonly tickSeconds: number;
  readonly failOnDrift: boolean;
  /** The records of the days that the day is compared with. */
  readonly before: readonly RunRecord[];
}

/** Counts the rows of the day and the ticks that they cover. */
export async function countRows(found: Found, { db, rawRows, tickSeconds }: StepInput): Promise<void> {
  const slots = await coveredSlots(db);
  const [row] = await db.rows(`select count(*) as rejected from ${sqlName(ROLES.rejected)}`);
  found.rows = rawRows;
  found.rejected = Number(row?.rejected);
  found.accepted = rawRows - found.rejected;
  Object.assign(found, completenessOf(found.run_date, tickSeconds, slots));
}

/** Runs every check; throws CheckFailedError, with the results so far found. */
export async function checkModels(found: Found, { db }: StepInput): Promise<void> {
  await runChecks(db, found.checks);
}

/** Takes the figures of the day and compares them with those of the days before; throws DriftError where drift fails a day. */
export async function takeFigures(found: Found, { db, before, failOnDrift }: StepInput): Promise<void> {
  found.figures = await figuresOf(db);
  found.drift = findDrift(found, before);
  if (failOnDrift && found.drift.length > 0) throw new DriftError(found.drift);
}

/** Hashes the rows of every mart. */
export async function takeHashes(found: Found, { db }: StepInput): Promise<void> {
  found.output_sha256 = await hashMarts(db);
}

/**
 * Looks what stands in the warehouse of a day before its rows are read. What only a warehouse needs is loaded here and in
 * `publishMarts`: a cold start without one evaluates none of it.
 */
export async function standingBefore(date: CalendarDate, warehouse: Warehouse): Promise<Standing> {
  const { standingObjects } = await import('../warehouse/publish-files.ts');
  return standingObjects(warehouse, date);
}

/** Where a run publishes, what stood there when it began, and a folder in which its database may write. */
export interface PublishTo {
  readonly warehouse: Warehouse;
  readonly standing: Standing;
  readonly tempFolder: string;
}

/** Writes the files of all marts, then publishes one after the other, and notes each that stands in `found`; gives where it does. */
export async function publishMarts(
  found: Found,
  { db }: StepInput,
  { warehouse, standing, tempFolder }: PublishTo,
): Promise<Readonly<Record<string, string>>> {
  const { writeMartFiles } = await import('../warehouse/write-mart-files.ts');
  const { publishFiles } = await import('../warehouse/publish-files.ts');
  const files = await writeMartFiles(db, found.run_date, tempFolder);
  await publishFiles(warehouse, files, standing, (mart, published) => {
    found.published = { ...found.published, [mart]: published };
  });
  return Object.fromEntries(files.map(({ mart, key }) => [mart, warehouse.locationOf(key)]));
}
