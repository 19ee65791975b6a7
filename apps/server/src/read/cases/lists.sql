select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where ((c.tags && $1::text[]) and (not c.tags && $2::text[]) and (c.interests @> $3::text[]))
-- $1 = ["vip","press"]
-- $2 = ["staff"]
-- $3 = ["baking","health"]
