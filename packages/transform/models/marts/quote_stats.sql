-- Grain: one row per day. Variance and standard deviation are those of the whole population of quote counts, by whole
-- numbers up to the last division, so that neither order nor threads can change a digit: (n·Σk² − (Σk)²) / n².
with

covered as (
    select count(*) as ticks from covered_ticks
),

counts as (
    select
        cast(sum(quote_count) as integer) as "rows",
        cast(count(*) as integer) as distinct_quotes,
        min(quote_count) as minimum,
        max(quote_count) as maximum,
        max(quote_count) - min(quote_count) as "range",
        cast(
            count(*) * sum(cast(quote_count as bigint) * quote_count) - sum(quote_count) * sum(quote_count) as double
        ) / cast(count(*) * count(*) as double) as variance
    from quotes_agg
),

most_common as (
    select quote_id, quote_text, author from quotes_agg
    order by quote_count desc, quote_id
    limit 1
)

select
    run_context.run_date,

    -- how many came, and how often each
    counts."rows",
    counts.distinct_quotes,
    counts.minimum,
    counts.maximum,
    counts."range",
    counts.variance,
    sqrt(counts.variance) as standard_deviation,

    -- the most frequent one; of equals the smallest id
    most_common.quote_id as most_common_quote_id,
    most_common.quote_text as most_common_quote,
    most_common.author as most_common_author,

    -- part of the day's ticks that left a row
    cast(covered.ticks as double) / run_context.expected_ticks as completeness
from counts
cross join most_common
cross join covered
cross join run_context
