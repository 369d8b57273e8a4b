-- Grain: one row per day and source that answered on it.
with

daily as (
    select
        ingested_date,
        source,
        count(*) as ingestions
    from quotes_fact
    group by ingested_date, source
)

select
    ingested_date,
    source,
    ingestions,

    -- part of the day's ingestions
    cast(ingestions as double) / cast(sum(ingestions) over (partition by ingested_date) as double) as share,

    -- all that the source has given up to this day
    cast(sum(ingestions) over (partition by source order by ingested_date) as bigint) as total_ingestions
from daily
