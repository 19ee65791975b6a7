select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where (c.ordinal = any ($1::integer[]))
-- $1 = [3,5,8]
