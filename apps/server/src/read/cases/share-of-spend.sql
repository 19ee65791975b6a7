select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, coalesce(sum(f.amount) filter (where (p0.category_id = any ($3::uuid[]))), 0) as v0, sum(f.amount) as v1
  from lines f
  left join products p0 on p0.id = f.product_id
  where f.placed_at >= $1::timestamptz and f.placed_at < $2::timestamptz and (f.counts)
  group by f.customer_id) m1 on m1.customer_id = c.id
where (((m1.v0) - $4::numeric * (m1.v1)) * nullif(sign(m1.v1), 0) >= 0)
-- $1 = "2025-02-28T16:00:00.000Z"
-- $2 = "2026-03-01T04:30:00.001Z"
-- $3 = ["0190f000-0000-7000-8000-000000000001","0190f000-0000-7000-8000-000000000002"]
-- $4 = "0.5"
