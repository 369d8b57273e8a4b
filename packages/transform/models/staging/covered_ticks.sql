-- Grain: one row per place in the day's schedule that left at least one raw item; slot 0 begins at midnight UTC.
with

quotes as (
    select * from stg_quotes
),

run_context as (
    select * from run_context
)

select distinct
    ((epoch_ms(quotes.ingested_at) // 1000 - epoch(run_context.run_date)::bigint) // run_context.tick_seconds)::integer
        as slot,
from quotes
cross join run_context
where quotes.ingested_at::date = run_context.run_date
