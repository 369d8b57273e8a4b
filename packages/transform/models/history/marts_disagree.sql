-- Grain: one row per day and kind of disagreement between its published facts, counts and statistics; there must be none.
-- What stands in one mart only, such as a tag, is held by the hashes of the ledger instead.
with

fact_quotes as (
    select
        ingested_date,
        quote_id,
        min_by(quote_text, ingested_at) as quote_text,
        min_by(author, ingested_at) as author,
        count(*) as quote_count,
        min(ingested_at) as first_ingestion,
        max(ingested_at) as last_ingestion,
        array_sort(array_agg(ingested_at)) as ingestion_dates
    from quotes_fact
    group by ingested_date, quote_id
),

other_day as (
    select
        ingested_date as day,
        count(*) as found
    from quotes_fact
    where cast(ingested_at as date) is distinct from ingested_date
    group by ingested_date
),

other_counts as (
    select
        coalesce(facts.ingested_date, counts.ingested_date) as day,
        count(*) as found
    from fact_quotes as facts
    full outer join quotes_agg as counts
        on facts.ingested_date = counts.ingested_date
        and facts.quote_id = counts.quote_id
    where facts.quote_text is distinct from counts.quote_text
        or facts.author is distinct from counts.author
        or facts.quote_count is distinct from counts.quote_count
        or facts.first_ingestion is distinct from counts.first_ingestion
        or facts.last_ingestion is distinct from counts.last_ingestion
        or facts.ingestion_dates is distinct from counts.ingestion_dates
    group by 1
),

totals as (
    select
        ingested_date,
        cast(sum(quote_count) as bigint) as total,
        count(*) as distinct_quotes,
        min(quote_count) as minimum,
        max(quote_count) as maximum,
        cast(
            count(*) * sum(cast(quote_count as bigint) * quote_count) - sum(quote_count) * sum(quote_count) as double
        ) / cast(count(*) * count(*) as double) as variance
    from quotes_agg
    group by ingested_date
),

placed as (
    select
        ingested_date,
        quote_id,
        quote_text,
        author,
        row_number() over (partition by ingested_date order by quote_count desc, quote_id) as place
    from quotes_agg
),

other_statistics as (
    select
        coalesce(totals.ingested_date, stats.run_date) as day,
        count(*) as found
    from totals
    full outer join quote_stats as stats on stats.run_date = totals.ingested_date
    left join placed as most_common
        on most_common.ingested_date = totals.ingested_date
        and most_common.place = 1
    where stats."rows" is distinct from totals.total
        or stats.distinct_quotes is distinct from totals.distinct_quotes
        or stats.minimum is distinct from totals.minimum
        or stats.maximum is distinct from totals.maximum
        or stats."range" is distinct from totals.maximum - totals.minimum
        or stats.variance is distinct from totals.variance
        or stats.standard_deviation is distinct from sqrt(totals.variance)
        or stats.most_common_quote_id is distinct from most_common.quote_id
        or stats.most_common_quote is distinct from most_common.quote_text
        or stats.most_common_author is distinct from most_common.author
        or coalesce(stats.completeness > 0 and stats.completeness <= 1, false) = false
    group by 1
),

doubled as (
    select
        run_date as day,
        count(*) as found
    from quote_stats
    group by run_date
    having count(*) > 1
)

select day, cast('facts of another day' as varchar) as problem, found from other_day

union all

select day, cast('quotes whose counts are not those of their facts' as varchar) as problem, found from other_counts

union all

select day, cast('statistics that are not those of the counts' as varchar) as problem, found from other_statistics

union all

select day, cast('more than one row of statistics' as varchar) as problem, found from doubled
