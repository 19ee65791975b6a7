select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, max(f.placed_at) as v0, min(f.placed_at) as v1
  from orders f
  where f.placed_at < $1::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m1 on m1.customer_id = c.id
where (((m1.v0) < $2::timestamptz) and (c.created_at >= $3::timestamptz and c.created_at < $1::timestamptz) and ((m1.v1) >= $4::timestamptz))
-- $1 = "2026-03-01T04:30:00.001Z"
-- $2 = "2025-11-30T16:00:00.000Z"
-- $3 = "2025-02-28T16:00:00.000Z"
-- $4 = "2024-12-31T16:00:00.000Z"
