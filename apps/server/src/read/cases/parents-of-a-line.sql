select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, sum(f.quantity) as v0
  from lines f
  left join products p0 on p0.id = f.product_id
  left join orders p1 on p1.customer_id = f.customer_id and p1.id = f.order_id
  where f.placed_at >= $1::timestamptz and f.placed_at < $2::timestamptz and (f.counts) and ((p0.category_id = any ($3::uuid[])) and (p1.channel = $4::text))
  group by f.customer_id) m1 on m1.customer_id = c.id
where (coalesce(m1.v0, 0) >= $5::numeric)
-- $1 = "2025-02-28T16:00:00.000Z"
-- $2 = "2026-03-01T04:30:00.001Z"
-- $3 = ["0190f000-0000-7000-8000-000000000001","0190f000-0000-7000-8000-000000000002"]
-- $4 = "wechat"
-- $5 = "12"
