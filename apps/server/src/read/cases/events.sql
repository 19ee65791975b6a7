select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, count(*) as v0
  from events f
  left join products p0 on p0.id = f.product_id
  where f.occurred_at >= $1::timestamptz and f.occurred_at < $2::timestamptz and ((f.name = $3::text) and (p0.category_id = any ($4::uuid[])))
  group by f.customer_id) m1 on m1.customer_id = c.id
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $1::timestamptz and f.placed_at < $2::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m2 on m2.customer_id = c.id
where ((coalesce(m1.v0, 0) >= $5::numeric) and (not coalesce(coalesce(m2.v0, 0) >= $6::numeric, false)))
-- $1 = "2026-01-29T16:00:00.000Z"
-- $2 = "2026-03-01T04:30:00.001Z"
-- $3 = "viewed"
-- $4 = ["0190f000-0000-7000-8000-000000000002"]
-- $5 = "2"
-- $6 = "1"
