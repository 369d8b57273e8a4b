-- Grain: one row per tag. A quote that bears a tag twice counts once.
select
    tag,
    count(*) as ingestions,
    count(distinct quote_id) as distinct_quotes,
    count(distinct author_slug) as distinct_authors,
    min(ingested_date) as first_date,
    max(ingested_date) as last_date
from quotes_fact
cross join unnest(array_distinct(tag_list)) as tags (tag)
group by tag
