-- Grain: one row per ingestion.
select
    -- what was said, and by whom
    quote_id,
    quote_text,
    author,
    author_slug,

    -- what is known of it
    tag_list,
    character_count,
    added_date,
    modified_date,

    -- when it came, and where from
    ingested_date,
    ingested_at,
    source
from stg_quotes
where reject_reason is null
