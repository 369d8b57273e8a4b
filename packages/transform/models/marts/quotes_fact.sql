-- Grain: one row per ingestion.
with

quotes as (
    select * from stg_quotes
)

select
    quote_id,
    quote_text,
    author,
    author_slug,
    tag_list,
    character_count,
    added_date,
    modified_date,
    ingested_date,
    ingested_at,
    source,
from quotes
where reject_reason is null
