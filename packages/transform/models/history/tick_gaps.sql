-- Grain: one row per pause between two successive ticks that is longer than the period of its day. No mart has the period
-- of the schedule: the shortest pause within the day is taken for it, so a day of a single tick shows no gap. The pause
-- before the first tick of a day counts from the last tick of the published day before. A tick whose rows were all rejected
-- has no fact, and is a gap here though the day's completeness counts it.
with

ticks as (
    select distinct
        ingested_date,
        -- quotes of one tick are milliseconds apart
        date_trunc('second', ingested_at) as tick
    from quotes_fact
),

pauses as (
    select
        ingested_date,
        lag(tick) over (order by tick) as last_tick,
        tick as next_tick,
        date_diff('second', lag(tick) over (order by tick), tick) as seconds
    from ticks
),

judged as (
    select
        last_tick,
        next_tick,
        seconds,
        min(case when cast(last_tick as date) = ingested_date then seconds end) over (partition by ingested_date)
            as period_seconds
    from pauses
)

select
    last_tick,
    next_tick,
    seconds,
    period_seconds,
    cast(floor(cast(seconds - 1 as double) / cast(period_seconds as double)) as bigint) as missing_ticks
from judged
where seconds > period_seconds
