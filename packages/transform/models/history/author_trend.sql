-- Grain: one row per month and author.
with

monthly as (
    select
        cast(date_trunc('month', ingested_date) as date) as month,
        author_slug,
        -- the first spelling of the month
        min_by(author, ingested_at) as author,
        count(*) as ingestions,
        count(distinct quote_id) as distinct_quotes
    from quotes_fact
    group by 1, 2
)

select
    month,
    author_slug,
    author,
    ingestions,
    distinct_quotes,

    -- part of the month's ingestions, and the place among its authors; of equals the smaller slug comes first
    cast(ingestions as double) / cast(sum(ingestions) over (partition by month) as double) as share,
    row_number() over (partition by month order by ingestions desc, author_slug) as place,

    -- ingestions in the last month before this one in which the author came
    lag(ingestions) over (partition by author_slug order by month) as ingestions_before
from monthly
