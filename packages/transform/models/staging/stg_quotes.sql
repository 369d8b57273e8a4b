-- Grain: one row per raw item. Decodes DynamoDB's typed attributes and says why an item cannot be used.
-- An attribute is written raw_items.<field>.<type>: what is read of an item, and as what, follows from these names.
-- slug_of, nullif_blank, date_in and utf16_length are functions of TypeScript: models/functions.ts. `case` is written
-- rather than `coalesce` around what is slow and rare: only its branches are evaluated for the rows that need them.
with

decoded as (
    select
        -- the key
        raw_items.ingested_date.S as ingested_date_text,
        raw_items.ingested_at.S as ingested_at_text,

        -- what was said, and by whom
        raw_items.quote_id.S as quote_id,
        coalesce(raw_items.content.S, raw_items.content.N) as quote_text,
        coalesce(raw_items.author.S, raw_items.author.N) as author,
        raw_items.author_slug.S as author_slug,

        -- what is known of it, and where it came from
        case
            when raw_items.tag_list.SS is not null then list_sort(raw_items.tag_list.SS)
            else list_transform(raw_items.tag_list.L, lambda tag: coalesce(tag.S, tag.N))
        end as tag_list,
        raw_items.added_date.S as added_date_text,
        raw_items.modified_date.S as modified_date_text,
        coalesce(raw_items.source.S, raw_items.source.N) as source,
    from raw_items
),

typed as (
    select
        -- what was said, and by whom
        quote_id,
        nullif_blank(quote_text) as quote_text,
        quote_text is null as has_no_text,
        coalesce(nullif_blank(author), 'Unknown') as author,
        case
            when regexp_full_match(author_slug, '[a-z0-9]+(-[a-z0-9]+)*') and strlen(author_slug) <= 500
                then author_slug
            else coalesce(
                case when length(author_slug) <= 500 then nullif(slug_of(author_slug), 'unknown') end,
                slug_of(left(author, 500)),
                'unknown'
            )
        end as author_slug,

        -- what is known of it
        coalesce(
            list_filter(
                tag_list,
                lambda tag: case
                    when strlen(tag) > 100 and length(tag) > 100 then false
                    else nullif_blank(tag) is not null
                end
            )[:50],
            []
        ) as tag_list,
        utf16_length(quote_text) as character_count,
        date_in(added_date_text) as added_date,
        date_in(modified_date_text) as modified_date,

        -- when it came, and where from: an instant of the partition, as the contract spells it. The cast alone takes
        -- spaces before a number, and 24:00.
        case
            when ingested_at_text like '____-__-__T__:__:__.___Z'
                and ingested_date_text between '0' and ':'
                and ingested_at_text between ingested_date_text || 'T00' and ingested_date_text || 'T24'
                then try_cast(ingested_at_text as timestamp)
        end as ingested_at,
        ingested_date_text,
        ingested_at_text,
        coalesce(nullif_blank(source), 'unknown') as source,
    from decoded
),

judged as (
    select
        *,
        case
            when ingested_at is null then case
                when isfinite(try_cast(ingested_at_text as timestamp)) is not true then 'ingested_at is not an instant'
                when left(ingested_at_text, 10) is distinct from ingested_date_text
                    then 'ingested_at is not in its ingested_date'
                else 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'
            end
            when has_no_text then 'content is missing or no text'
            when quote_text is null then 'content is blank'
            when strlen(quote_text) > 10000 and length(quote_text) > 10000
                then 'content is longer than 10000 code points'
            when strlen(author) > 500 and length(author) > 500 then 'author is longer than 500 code points'
            when strlen(source) > 100 and length(source) > 100 then 'source is longer than 100 code points'
            when quote_id is null then 'quote_id is missing'
            when not regexp_full_match(quote_id, '[0-9a-f]{16}') then 'quote_id is not 16 hex digits'
        end as reject_reason,
    from typed
)

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
    ingested_at::date as ingested_date,
    ingested_at,
    -- The text of the key is kept only for who has to repair the row.
    case when reject_reason is not null then ingested_at_text end as ingested_at_text,
    source,

    -- why it cannot be used
    reject_reason,
from judged
