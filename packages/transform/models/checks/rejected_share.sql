-- Every rejected row, when there are more of them than the day may have.
with

rejected as (
    select * from rejected_quotes
),

run_context as (
    select * from run_context
)

select rejected.* from rejected
cross join run_context
where (select count(*) from rejected) > run_context.raw_rows * run_context.max_rejected_share
