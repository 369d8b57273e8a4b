-- Grain: one row per range of days without a mart between two published days.
with

followed as (
    select
        run_date,
        lead(run_date) over (order by run_date) as next_date
    from quote_stats
)

select
    cast(run_date + interval '1' day as date) as first_date,
    cast(next_date - interval '1' day as date) as last_date,
    date_diff('day', run_date, next_date) - 1 as days
from followed
where date_diff('day', run_date, next_date) > 1
