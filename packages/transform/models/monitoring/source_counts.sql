-- Grain: one row per source that the day's facts came from.
with

facts as (
    select * from quotes_fact
)

select
    source,
    count(*)::integer as rows,
    sum(character_count)::bigint as characters,
from facts
group by source
