select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where (coalesce(c.tags && $1::text[], false) and coalesce(not c.tags && $2::text[], false) and coalesce(c.interests @> $3::text[], false))
-- $1 = ["vip","press"]
-- $2 = ["staff"]
-- $3 = ["baking","health"]
