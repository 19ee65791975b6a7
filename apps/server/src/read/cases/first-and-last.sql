select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, (array_agg(f.channel order by f.placed_at, f.id))[1] as v0, (array_agg(f.total order by f.placed_at desc, f.id desc))[1] as v1
  from orders f
  where f.placed_at < $1::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m1 on m1.customer_id = c.id
where ((m1.v0 = $2::text) and (m1.v1 > $3::numeric))
-- $1 = "2026-03-01T04:30:00.001Z"
-- $2 = "web"
-- $3 = "10000"
