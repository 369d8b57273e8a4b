-- Grain: one row per distinct quote. Where spellings of a text or its author differ, the first one ingested stands.
with

facts as (
    select * from quotes_fact
),

counted as (
    select
        quote_id,
        arg_min(quote_text, ingested_at) as quote_text,
        arg_min(author, ingested_at) as author,
        count(*)::integer as quote_count,
        min(ingested_at) as first_ingestion,
        max(ingested_at) as last_ingestion,
        array_sort(array_agg(ingested_at)) as ingestion_dates,
    from facts
    group by quote_id
)

select
    quote_id,
    quote_text,
    author,
    quote_count,
    first_ingestion,
    last_ingestion,
    ingestion_dates,
from counted
