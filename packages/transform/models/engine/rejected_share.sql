-- Every rejected row of a day that lost more than 100 rows, and more than its share: no longer a few odd rows, but a
-- source or a writer gone wrong.
with

counted as (
    select count(*) as rows from rejected
)

select rejected.* from rejected
cross join counted
cross join run_context
where counted.rows > 100
    and counted.rows > run_context.raw_rows * run_context.max_rejected_share
