-- Grain: one row per place in the day's schedule that left at least one raw item; slot 0 begins at midnight UTC.
select distinct
    cast(
        floor(
            cast(date_diff('second', cast(run_context.run_date as timestamp), staging.ingested_at) as double)
                / run_context.tick_seconds
        ) as integer
    ) as slot
from staging
cross join run_context
where cast(staging.ingested_at as date) = run_context.run_date
