-- Grain: one row per distinct quote of all days, from the aggregates of each day: they are far smaller than the facts.
-- Where spellings differ, that of the first ingestion stands.
select
    quote_id,

    -- the first spelling
    min_by(quote_text, first_ingestion) as quote_text,
    min_by(author, first_ingestion) as author,

    -- how often and when it came
    cast(sum(quote_count) as bigint) as quote_count,
    count(distinct ingested_date) as days,
    min(first_ingestion) as first_ingestion,
    max(last_ingestion) as last_ingestion,
    array_sort(array_agg(distinct ingested_date)) as ingestion_dates
from quotes_agg
group by quote_id
