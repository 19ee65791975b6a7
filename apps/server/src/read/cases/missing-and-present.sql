select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where ((c.email is null) or (c.phone is not null))
