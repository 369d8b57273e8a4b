-- Grain: one row per raw item that cannot be used, with the reason.
select
    ingested_at_text,
    source,
    substr(quote_text, 1, 200) as quote_text,
    reject_reason
from stg_quotes
where reject_reason is not null
