-- Grain: one row per month. Exact percentiles by nearest rank: the smallest length that at least so many per cent of the
-- month's ingestions do not exceed. Approximate ones differ from engine to engine.
with

lengths as (
    select
        cast(date_trunc('month', ingested_date) as date) as month,
        ingested_at,
        character_count
    from quotes_fact
),

placed as (
    select
        month,
        character_count,
        row_number() over (partition by month order by character_count, ingested_at) as place,
        count(*) over (partition by month) as total
    from lengths
)

select
    month,
    count(*) as ingestions,
    min(character_count) as shortest,
    min(character_count) filter (where place * 100 >= total * 50) as p50,
    min(character_count) filter (where place * 100 >= total * 90) as p90,
    min(character_count) filter (where place * 100 >= total * 99) as p99,
    max(character_count) as longest
from placed
group by month
