-- Grain: one row per place in the day's schedule that left at least one raw item; slot 0 begins at midnight UTC.
select distinct
    ((epoch_ms(staging.ingested_at) // 1000 - epoch(run_context.run_date)::bigint) // run_context.tick_seconds)::integer
        as slot,
from staging
cross join run_context
where staging.ingested_at::date = run_context.run_date
