import { type Database, ROLES } from '@quote-elt/transform';
import { z } from 'zod';
import { selectRows } from '../../sql/select-rows.ts';

const TickSource = z.object({ slot: z.number(), source: z.string() });

/** The source of each place of the day's schedule, 0 begins at midnight UTC, that left a row which can be used; of several the first by name. */
export async function tickSources(db: Database, tickSeconds: number): Promise<ReadonlyMap<number, string>> {
  const rows = await selectRows(db, TickSource, TICK_SOURCES, [tickSeconds]);
  return new Map(rows.map(({ slot, source }) => [slot, source]));
}

// Rows of one tick are milliseconds apart.
const TICK_SOURCES = `select
        cast(epoch_ms(cast(ingested_at as timestamp)) % 86400000 // (1000 * ?) as integer) as slot,
        min(source) as source
    from ${ROLES.facts} group by all`;
