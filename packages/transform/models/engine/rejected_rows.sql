-- Every rejected row: one is enough for a warning, and no day fails by it.
select * from rejected
