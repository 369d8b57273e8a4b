-- The counts of the aggregate add up to the facts.
with

counted as (
    select
        (select coalesce(sum(quote_count), 0) from quotes_agg) as counted,
        (select count(*) from quotes_fact) as facts,
)

select * from counted
where counted <> facts
