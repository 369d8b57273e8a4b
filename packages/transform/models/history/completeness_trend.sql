-- Grain: one row per published day. Completeness is added up in whole millionths, since a sum of doubles would depend on
-- the order in which an engine adds.
with

days as (
    select
        run_date,
        "rows",
        completeness,
        cast(round(completeness * 1000000) as bigint) as millionths
    from quote_stats
)

select
    run_date,
    "rows",
    completeness,

    -- up to this day: published days, their rows, their mean completeness to six digits, and the worst of them
    row_number() over (order by run_date) as total_days,
    cast(sum("rows") over (order by run_date) as bigint) as total_rows,
    cast(sum(millionths) over (order by run_date) as double)
        / cast(1000000 * row_number() over (order by run_date) as double) as mean_completeness,
    min(completeness) over (order by run_date) as least_completeness
from days
