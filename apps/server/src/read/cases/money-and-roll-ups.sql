select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, sum(f.amount) as v0
  from lines f
  where f.placed_at < $1::timestamptz and (f.counts)
  group by f.customer_id) m1 on m1.customer_id = c.id
left join (select f.customer_id, sum(f.discount) as v0, count(*) as v1
  from orders f
  where f.placed_at < $1::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m2 on m2.customer_id = c.id
where ((((coalesce(m1.v0, 0) - coalesce(m2.v0, 0))) >= $2::numeric) and (((coalesce(m1.v0, 0) - coalesce(m2.v0, 0)) - $3::numeric * (m2.v1)) * nullif(sign(m2.v1), 0) > 0) and ((coalesce(m2.v1, 0)) = $4::numeric))
-- $1 = "2026-03-01T04:30:00.001Z"
-- $2 = "50000"
-- $3 = "4950"
-- $4 = "3"
