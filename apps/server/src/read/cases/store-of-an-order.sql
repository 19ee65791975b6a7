select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, count(*) as v0
  from orders f
  left join stores p0 on p0.id = f.store_id
  where f.placed_at < $1::timestamptz and (f.kind = 'order' and f.status <> 'cancelled') and ((p0.region = $2::text) and ((extract(hour
          from f.placed_at at time zone $3::text)::integer) between $4::numeric and $5::numeric) and ((extract(isodow
          from f.placed_at at time zone $3::text)::integer) = any ($6::numeric[])))
  group by f.customer_id) m1 on m1.customer_id = c.id
where (coalesce(m1.v0, 0) >= $7::numeric)
-- $1 = "2026-03-01T04:30:00.001Z"
-- $2 = "East"
-- $3 = "Asia/Shanghai"
-- $4 = "7"
-- $5 = "10"
-- $6 = ["6","7"]
-- $7 = "1"
