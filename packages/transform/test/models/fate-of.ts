import { expect } from 'vitest';
import type { Row } from '../../src/duckdb/with-database.ts';
import { withModels } from '../support.ts';
import { quoteAttributesAt } from './quotes.ts';

const GOOD = quoteAttributesAt(0, 'Good.');

/** What became of an item that lies beside a good one. */
export async function fateOf(replaced: Record<string, object | undefined>): Promise<{ fact?: Row; rejected?: Row }> {
  return withModels([GOOD, quoteAttributesAt(1, 'The odd one out', replaced)], async (db) => {
    const facts = await db.rows(`from quotes_fact where quote_text <> 'Good.' or ingested_at > '2026-11-22'`);
    const rejected = await db.rows('from rejected_quotes');
    expect(await db.rows(`select count(*) as good from quotes_fact where quote_text = 'Good.'`)).toEqual([{ good: 1 }]);
    expect(facts.length + rejected.length).toBe(1);
    return { ...(facts[0] && { fact: facts[0] }), ...(rejected[0] && { rejected: rejected[0] }) };
  });
}

/** Why an item that lies beside a good one is rejected. */
export const reasonOf = async (replaced: Record<string, object | undefined>) =>
  (await fateOf(replaced)).rejected?.reject_reason;
/** The fact that an item becomes which lies beside a good one. */
export const factOf = async (replaced: Record<string, object | undefined>) => (await fateOf(replaced)).fact;
