-- Grain: one row per figure of where the day's facts came from: the mean length of a text, and the share of each source.
-- Names are cut and only the largest sources are kept, since a hand edit may have left any text as a source.
with

totals as (
    select
        sum("rows") as "rows",
        sum(characters) as characters
    from source_counts
),

shares as (
    select
        'source_share.' || substr(source, 1, 60) as figure,
        sum("rows") as "rows"
    from source_counts
    group by 1
    order by 2 desc, 1
    limit 20
)

select
    'mean_length' as figure,
    cast(characters as double) / "rows" as value
from totals
where "rows" > 0

union all

select
    shares.figure,
    cast(shares."rows" as double) / totals."rows" as value
from shares
cross join totals
