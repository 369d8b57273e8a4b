-- Every raw row is either a fact or rejected: none is lost and none doubled on the way.
with

counted as (
    select
        (select raw_rows from run_context) as raw_rows,
        (select count(*) from facts) as facts,
        (select count(*) from rejected) as rejected,
)

select * from counted
where raw_rows <> facts + rejected
