-- The twin of staging/stg_quotes.sql for Trino and Athena. Grain: one row per raw item of a day, from a table over an export
-- of DynamoDB to S3. Columns, types and values are those of DuckDB but in two places. Which of three reasons a key gets that
-- is not by contract, where DuckDB takes its text for an instant and no usual spelling does. And a slug that has to be made
-- of letters which Unicode got since version 7: Trino's regular expressions do not know them.
-- The long pattern that stands four times is that of a visible character: BLANK_RANGES of the shared package, turned round.
-- The one of 17 ranges is Default_Ignorable_Code_Point, which they do not know either.
with

decoded as (
    select
        -- the key
        raw_items.item.ingested_date.s as ingested_date_text,
        raw_items.item.ingested_at.s as ingested_at_text,

        -- what was said, and by whom
        raw_items.item.quote_id.s as quote_id,
        coalesce(raw_items.item.content.s, raw_items.item.content.n) as content,
        coalesce(raw_items.item.author.s, raw_items.item.author.n) as given_author,
        raw_items.item.author_slug.s as given_slug,

        -- what is known of it, and where it came from
        case
            when raw_items.item.tag_list.ss is not null then array_sort(raw_items.item.tag_list.ss)
            else transform(raw_items.item.tag_list.l, tag -> coalesce(tag.s, tag.n))
        end as given_tags,
        array[raw_items.item.added_date.s, raw_items.item.modified_date.s] as date_texts,
        coalesce(raw_items.item.source.s, raw_items.item.source.n) as given_source
    from raw_items
),

visible as (
    select
        ingested_date_text,
        ingested_at_text,
        quote_id,
        content,
        if(
            regexp_like(content, '[^\x{0}-\x{20}\x{7f}-\x{a0}\x{ad}\x{34f}\x{61c}\x{115f}-\x{1160}\x{1680}\x{17b4}-\x{17b5}\x{180b}-\x{180f}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{205f}-\x{206f}\x{2800}\x{3000}\x{3164}\x{fe00}-\x{fe0f}\x{feff}\x{ffa0}\x{fff0}-\x{fffb}\x{1bca0}-\x{1bca3}\x{1d173}-\x{1d17a}\x{e0000}-\x{e0fff}]'),
            content
        ) as quote_text,
        if(
            regexp_like(given_author, '[^\x{0}-\x{20}\x{7f}-\x{a0}\x{ad}\x{34f}\x{61c}\x{115f}-\x{1160}\x{1680}\x{17b4}-\x{17b5}\x{180b}-\x{180f}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{205f}-\x{206f}\x{2800}\x{3000}\x{3164}\x{fe00}-\x{fe0f}\x{feff}\x{ffa0}\x{fff0}-\x{fffb}\x{1bca0}-\x{1bca3}\x{1d173}-\x{1d17a}\x{e0000}-\x{e0fff}]'),
            given_author,
            'Unknown'
        ) as author,
        given_slug,
        if(
            regexp_like(given_slug, '\A[a-z0-9]+(-[a-z0-9]+)*\z') and length(given_slug) <= 500,
            given_slug
        ) as kept_slug,
        slice(
            filter(
                coalesce(given_tags, cast(array[] as array(varchar))),
                tag -> length(tag) <= 100
                    and regexp_like(tag, '[^\x{0}-\x{20}\x{7f}-\x{a0}\x{ad}\x{34f}\x{61c}\x{115f}-\x{1160}\x{1680}\x{17b4}-\x{17b5}\x{180b}-\x{180f}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{205f}-\x{206f}\x{2800}\x{3000}\x{3164}\x{fe00}-\x{fe0f}\x{feff}\x{ffa0}\x{fff0}-\x{fffb}\x{1bca0}-\x{1bca3}\x{1d173}-\x{1d17a}\x{e0000}-\x{e0fff}]')
            ),
            1,
            50
        ) as tag_list,
        date_texts,
        if(
            regexp_like(given_source, '[^\x{0}-\x{20}\x{7f}-\x{a0}\x{ad}\x{34f}\x{61c}\x{115f}-\x{1160}\x{1680}\x{17b4}-\x{17b5}\x{180b}-\x{180f}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{205f}-\x{206f}\x{2800}\x{3000}\x{3164}\x{fe00}-\x{fe0f}\x{feff}\x{ffa0}\x{fff0}-\x{fffb}\x{1bca0}-\x{1bca3}\x{1d173}-\x{1d17a}\x{e0000}-\x{e0fff}]'),
            given_source,
            'unknown'
        ) as source
    from decoded
),

-- The steps of slugOf of the shared package, for the slug that was given and for the author, where none can be kept.
folded as (
    select
        *,
        transform(
            array[
                if(kept_slug is null and length(given_slug) <= 500, given_slug),
                if(kept_slug is null, substr(author, 1, 500))
            ],
            text -> lower(
                -- lower knows no sigma at the end of a word
                regexp_replace(
                    normalize(
                        regexp_replace(
                            regexp_replace(text, '[\x{ad}\x{34f}\x{61c}\x{115f}-\x{1160}\x{17b4}-\x{17b5}\x{180b}-\x{180f}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{206f}\x{3164}\x{fe00}-\x{fe0f}\x{feff}\x{ffa0}\x{fff0}-\x{fff8}\x{1bca0}-\x{1bca3}\x{1d173}-\x{1d17a}\x{e0000}-\x{e0fff}]', ''),
                            '[\p{Sk}\x{2017}\x{203e}\x{fe49}-\x{fe4c}]',
                            ''''
                        ),
                        NFKD
                    ),
                    '([\p{Lu}\p{Ll}\p{Lt}][\p{M}\p{Lm}\p{Sk}\p{Cf}''’.:·]*)Σ(?![\p{M}\p{Lm}\p{Sk}\p{Cf}''’.:·]*[\p{Lu}\p{Ll}\p{Lt}])',
                    '$1ς'
                )
            )
        ) as folded_texts
    from visible
),

deburred as (
    select
        *,
        transform(
            folded_texts,
            text -> translate(
                regexp_replace(
                    regexp_replace(text, '(?<![\p{L}\p{N}\p{M}])\p{M}+', ''),
                    '((?=\p{L})[\p{Latin}\p{Greek}\p{Cyrillic}])\p{M}+',
                    '$1'
                ),
                'øłđðı',
                'olddi'
            )
        ) as deburred_texts
    from folded
),

slugged as (
    select
        *,
        transform(
            deburred_texts,
            text -> normalize(
                regexp_replace(
                    regexp_replace(
                        replace(replace(replace(replace(text, 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
                        '[''’.]',
                        ''
                    ),
                    '[^\p{L}\p{M}\p{N}]+',
                    '-'
                ),
                NFC
            )
        ) as word_texts
    from deburred
),

typed as (
    select
        -- what was said, and by whom
        quote_id,
        quote_text,
        content is null as has_no_text,
        author,
        coalesce(
            kept_slug,
            element_at(filter(
                transform(
                    word_texts,
                    text -> regexp_replace(substr(regexp_replace(text, '\A-', ''), 1, 500), '-\z', '')
                ),
                slug -> slug <> '' and slug <> 'unknown'
            ), 1),
            'unknown'
        ) as author_slug,

        -- what is known of it
        tag_list,
        -- UTF-16 units: a character outside of the basic plane takes two
        cast(length(content) + regexp_count(content, '[\x{10000}-\x{10ffff}]') as integer) as character_count,
        -- dateIn of the shared package: a day, or the UTC day of an instant with a zone
        transform(
            date_texts,
            text -> case
                when regexp_like(text, '\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z') then try_cast(text as date)
                when regexp_like(
                    text,
                    '\A[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])\z'
                )
                    and substr(text, 1, 4) <> '0000'
                    then cast(
                        date_add(
                            'minute',
                            60 * cast(substr(text, 12, 2) as integer) + cast(substr(text, 15, 2) as integer)
                                - if(
                                    substr(text, -1) = 'Z',
                                    0,
                                    60 * cast(substr(text, -6, 3) as integer)
                                        + cast(substr(text, -6, 1) || substr(text, -2) as integer)
                                ),
                            cast(try_cast(substr(text, 1, 10) as date) as timestamp(3))
                        ) as date
                    )
            end
        ) as dates,

        -- when it came, and where from: an instant of the partition, as the contract spells it
        if(
            regexp_like(
                ingested_at_text,
                '\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\z'
            )
                and substr(ingested_at_text, 1, 10) = ingested_date_text,
            try_cast(substr(ingested_at_text, 1, 10) || ' ' || substr(ingested_at_text, 12, 12) as timestamp(3))
        ) as ingested_at,
        ingested_date_text,
        ingested_at_text,
        source
    from slugged
),

judged as (
    select
        *,
        case
            when ingested_at is null then case
                when ingested_at_text is null
                    or not regexp_like(
                        ingested_at_text,
                        '\A\s*(epoch|[+-]?[0-9]{1,6}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])( \(BC\))?([T ]+(([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9](\.[0-9]*)?)?|24:00:00(\.0*)?)\s*(Z|UTC|[+-][0-9]{1,2}(:?[0-9]{2})?)?)?)\s*\z'
                    )
                    or regexp_like(ingested_at_text, '\A\s*[+-]?[0-9]+-(0?2-3[01]|(0?[469]|11)-31)')
                    then 'ingested_at is not an instant'
                when substr(ingested_at_text, 1, 10) is distinct from ingested_date_text
                    then 'ingested_at is not in its ingested_date'
                else 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'
            end
            when has_no_text then 'content is missing or no text'
            when quote_text is null then 'content is blank'
            when length(quote_text) > 10000 then 'content is longer than 10000 code points'
            when length(author) > 500 then 'author is longer than 500 code points'
            when length(source) > 100 then 'source is longer than 100 code points'
            when quote_id is null then 'quote_id is missing'
            when not regexp_like(quote_id, '\A[0-9a-f]{16}\z') then 'quote_id is not 16 hex digits'
        end as reason
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
    if(dates[1] between date '0001-01-01' and date '9999-12-31', dates[1]) as added_date,
    if(dates[2] between date '0001-01-01' and date '9999-12-31', dates[2]) as modified_date,

    -- when it came, and where from
    cast(ingested_at as date) as ingested_date,
    ingested_at,
    -- the text of the key is kept only for who has to repair the row
    if(reason is not null, ingested_at_text) as ingested_at_text,
    source,

    -- why it cannot be used
    cast(reason as varchar) as reject_reason
from judged
