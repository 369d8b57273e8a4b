-- Grain: one row per raw item. Decodes DynamoDB's typed attributes and says why an item cannot be used.
-- `case` rather than `coalesce` around what is dear and rare: only its branches are evaluated for the rows that need them.
with

raw_items as (
    select * from raw_items
),

decoded as (
    select
        raw_items.ingested_date.S as ingested_date_text,
        raw_items.ingested_at.S as ingested_at_text,
        raw_items.quote_id.S as quote_id,
        coalesce(raw_items.content.S, raw_items.content.N) as quote_text,
        raw_items.author.S as author,
        raw_items.author_slug.S as author_slug,
        case
            when raw_items.tag_list.SS is not null then list_sort(raw_items.tag_list.SS)
            else list_transform(raw_items.tag_list.L, lambda tag: coalesce(tag.S, tag.N))
        end as tag_list,
        try_cast(coalesce(raw_items.character_count.N, raw_items.character_count.S) as integer) as character_count,
        try_cast(raw_items.added_date.S as date) as added_date,
        try_cast(raw_items.modified_date.S as date) as modified_date,
        raw_items.source.S as source,
    from raw_items
),

typed as (
    select
        quote_id,
        quote_text,
        case when author is null or author = '' then 'Unknown' else author end as author,
        case
            when author_slug <> '' then author_slug
            when author is null or author = '' then 'unknown'
            else trim(regexp_replace(lower(strip_accents(author)), '[^\p{L}\p{N}]+', '-', 'g'), '-')
        end as author_slug,
        coalesce(list_filter(tag_list, lambda tag: tag is not null), []) as tag_list,
        -- UTF-16 units, as JavaScript counts: a character outside of the basic plane is two.
        case
            when character_count is not null then character_count
            else length(quote_text) + length(regexp_replace(quote_text, '[^\x{10000}-\x{10FFFF}]', '', 'g'))
        end::integer as character_count,
        added_date,
        modified_date,
        try_cast(ingested_date_text as date) as ingested_date,
        try_cast(ingested_at_text as timestamp) as ingested_at,
        ingested_at_text,
        case when source is null or source = '' then 'unknown' else source end as source,
    from decoded
),

judged as (
    select
        *,
        case
            when ingested_date is null then 'ingested_date is not a date'
            when ingested_at is null then 'ingested_at is not an instant'
            when quote_text is null then 'content is missing or no text'
            when not regexp_matches(quote_text, '\S') then 'content is blank'
            when quote_id is null then 'quote_id is missing'
            when not regexp_full_match(quote_id, '[0-9a-f]{16}') then 'quote_id is not 16 hex digits'
        end as reject_reason,
    from typed
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
    -- Only who mends a row needs it.
    case when reject_reason is not null then ingested_at_text end as ingested_at_text,
    source,
    reject_reason,
from judged
