-- Grain: one row per source that the day's facts came from.
select
    source,
    count(*)::integer as rows,
    sum(character_count)::bigint as characters,
from quotes_fact
group by source
