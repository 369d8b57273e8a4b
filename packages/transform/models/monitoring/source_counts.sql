-- Grain: one row per source that the day's facts came from.
select
    source,
    cast(count(*) as integer) as "rows",
    cast(sum(character_count) as bigint) as characters
from quotes_fact
group by source
