select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $1::timestamptz and f.placed_at < $2::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m1 on m1.customer_id = c.id
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $4::timestamptz and f.placed_at < $5::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m2 on m2.customer_id = c.id
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $7::timestamptz and f.placed_at < $8::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m3 on m3.customer_id = c.id
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $10::timestamptz and f.placed_at < $11::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m4 on m4.customer_id = c.id
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $12::timestamptz and f.placed_at < $8::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m5 on m5.customer_id = c.id
where ((coalesce(m1.v0, 0) >= $3::numeric) and (coalesce(m2.v0, 0) = $6::numeric) and (coalesce(m3.v0, 0) < $9::numeric) and (coalesce(m4.v0, 0) >= $3::numeric) and (coalesce(m5.v0, 0) = $6::numeric))
-- $1 = "2025-12-30T16:00:00.000Z"
-- $2 = "2026-01-30T16:00:00.000Z"
-- $3 = "1"
-- $4 = "2026-01-31T16:00:00.000Z"
-- $5 = "2026-02-28T16:00:00.000Z"
-- $6 = "0"
-- $7 = "2026-02-22T16:00:00.000Z"
-- $8 = "2026-03-01T04:30:00.001Z"
-- $9 = "2"
-- $10 = "2025-11-30T16:00:00.000Z"
-- $11 = "2025-12-24T16:00:00.000Z"
-- $12 = "2026-02-28T22:30:00.000Z"
