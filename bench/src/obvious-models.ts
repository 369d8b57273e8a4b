import { ticksPerDay } from '@quote-elt/shared';
import { hashMarts, sqlText, withDatabase } from '@quote-elt/transform';
import { BENCH_DAY } from './pages.ts';

/** The hashes of the three marts, built from a JSON file of plain rows whose types DuckDB guesses. */
export function buildPlainMarts(
  file: string,
  tempFolder: string,
  memoryLimitMb: number,
): Promise<Record<string, string>> {
  return withDatabase({ threads: 2, memoryLimitMb, tempFolder }, async (db) => {
    await db.run(`create table raw_rows as from read_json(${sqlText(file)})`);
    for (const statement of martsFromPlainRows(BENCH_DAY, ticksPerDay(60))) await db.run(statement);
    return hashMarts(db, ['quotes_fact', 'quotes_agg', 'quote_stats']);
  });
}

/** The three marts over plain rows in `raw_rows`, for one day of `expectedTicks` minutes. */
const martsFromPlainRows = (day: string, expectedTicks: number): readonly string[] => [
  `create table quotes_fact as
    select quote_id, content as quote_text, author, author_slug, tag_list, length(content)::integer as character_count,
      added_date::date as added_date, modified_date::date as modified_date, ingested_date::date as ingested_date,
      ingested_at::timestamp as ingested_at, source
    from raw_rows`,
  `create table quotes_agg as
    select quote_id, arg_min(quote_text, ingested_at) as quote_text, arg_min(author, ingested_at) as author,
      count(*)::integer as quote_count, min(ingested_at) as first_ingestion, max(ingested_at) as last_ingestion,
      list(ingested_at::timestamp order by ingested_at) as ingestion_dates
    from quotes_fact group by quote_id order by quote_count desc, quote_id`,
  `create table quote_stats as
    select date '${day}' as run_date, sum(quote_count)::integer as rows, count(*)::integer as distinct_quotes,
      min(quote_count)::integer as minimum, max(quote_count)::integer as maximum,
      (max(quote_count) - min(quote_count))::integer as range,
      (count(*) * sum(quote_count * quote_count) - sum(quote_count) * sum(quote_count))::double / (count(*) * count(*))::double
        as variance,
      sqrt(variance) as standard_deviation,
      arg_max(quote_id, (quote_count, -rank)) as most_common_quote_id,
      arg_max(quote_text, (quote_count, -rank)) as most_common_quote,
      arg_max(author, (quote_count, -rank)) as most_common_author,
      (select count(distinct date_trunc('minute', ingested_at)) from quotes_fact)::double / ${expectedTicks} as completeness
    from (select *, row_number() over (order by quote_id) as rank from quotes_agg)`,
];
