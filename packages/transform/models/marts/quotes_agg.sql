-- Grain: one row per distinct quote. Where spellings of a text or its author differ, the first one ingested stands.
select
    quote_id,

    -- the first spelling
    min_by(quote_text, ingested_at) as quote_text,
    min_by(author, ingested_at) as author,

    -- how often and when it came
    cast(count(*) as integer) as quote_count,
    min(ingested_at) as first_ingestion,
    max(ingested_at) as last_ingestion,
    array_sort(array_agg(ingested_at)) as ingestion_dates
from quotes_fact
group by quote_id
