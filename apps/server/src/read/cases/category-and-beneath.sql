select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, (array_agg(p0.category_id order by f.placed_at desc, f.id desc))[1] as v0
  from lines f
  left join products p0 on p0.id = f.product_id
  where f.placed_at < $1::timestamptz and (f.counts)
  group by f.customer_id) m1 on m1.customer_id = c.id
where (m1.v0 <> all ($2::uuid[]))
-- $1 = "2026-03-01T04:30:00.001Z"
-- $2 = ["0190f000-0000-7000-8000-000000000001","0190f000-0000-7000-8000-000000000002"]
