select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $1::timestamptz and f.placed_at < $2::timestamptz and (f.kind = 'order' and f.status <> 'cancelled') and exists (select 1
    from lines i1
    left join products p2 on p2.id = i1.product_id
    where i1.customer_id = f.customer_id and i1.order_id = f.id and i1.placed_at < $2::timestamptz and i1.placed_at >= $1::timestamptz and i1.placed_at < $2::timestamptz and (i1.counts) and (p2.category_id = any ($3::uuid[])))
  group by f.customer_id) m3 on m3.customer_id = c.id
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $6::timestamptz and f.placed_at < $2::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m4 on m4.customer_id = c.id
where ((coalesce(m3.v0, 0) >= $4::numeric) and (c.city = any ($5::text[])) and (not coalesce(coalesce(m4.v0, 0) >= $7::numeric, false)))
-- $1 = "2025-12-30T16:00:00.000Z"
-- $2 = "2026-03-01T04:30:00.001Z"
-- $3 = ["0190f000-0000-7000-8000-000000000001","0190f000-0000-7000-8000-000000000002"]
-- $4 = "3"
-- $5 = ["Hangzhou","Suzhou"]
-- $6 = "2026-02-14T16:00:00.000Z"
-- $7 = "1"
