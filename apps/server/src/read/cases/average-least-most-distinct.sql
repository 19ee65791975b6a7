select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, sum(f.total) as v0, count(f.total) as v1
  from orders f
  where f.placed_at >= $1::timestamptz and f.placed_at < $2::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m1 on m1.customer_id = c.id
left join (select f.customer_id, min(f.total) as v0
  from orders f
  where f.placed_at < $2::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m2 on m2.customer_id = c.id
left join (select f.customer_id, max(f.unit_price) as v0
  from lines f
  where f.placed_at < $2::timestamptz and (f.counts)
  group by f.customer_id) m3 on m3.customer_id = c.id
left join (select f.customer_id, count(distinct p0.category_id) as v0
  from lines f
  left join products p0 on p0.id = f.product_id
  where f.placed_at >= $6::timestamptz and f.placed_at < $2::timestamptz and (f.counts)
  group by f.customer_id) m4 on m4.customer_id = c.id
where ((((m1.v0) - $3::numeric * (m1.v1)) * nullif(sign(m1.v1), 0) > 0) and (m2.v0 >= $4::numeric) and (m3.v0 < $5::numeric) and (coalesce(m4.v0, 0) >= $7::numeric))
-- $1 = "2025-02-28T16:00:00.000Z"
-- $2 = "2026-03-01T04:30:00.001Z"
-- $3 = "8000"
-- $4 = "500"
-- $5 = "200"
-- $6 = "2025-11-30T16:00:00.000Z"
-- $7 = "3"
