-- Grain: one row per place in the day's schedule that left at least one raw item; slot 0 begins at midnight UTC.
select distinct
    ((epoch_ms(stg_quotes.ingested_at) // 1000 - epoch(run_context.run_date)::bigint) // run_context.tick_seconds)::integer
        as slot,
from stg_quotes
cross join run_context
where stg_quotes.ingested_at::date = run_context.run_date
