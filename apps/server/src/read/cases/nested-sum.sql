select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, count(*) as v0
  from orders f
  where f.placed_at >= $1::timestamptz and f.placed_at < $2::timestamptz and (f.kind = 'order' and f.status <> 'cancelled') and (coalesce((select sum(i1.amount)
        from lines i1
        left join products p2 on p2.id = i1.product_id
        where i1.customer_id = f.customer_id and i1.order_id = f.id and i1.placed_at < $2::timestamptz and i1.placed_at >= $1::timestamptz and i1.placed_at < $2::timestamptz and (i1.counts) and (p2.category_id = any ($3::uuid[]))), 0) > $4::numeric)
  group by f.customer_id) m3 on m3.customer_id = c.id
where (coalesce(m3.v0, 0) >= $5::numeric)
-- $1 = "2025-02-28T16:00:00.000Z"
-- $2 = "2026-03-01T04:30:00.001Z"
-- $3 = ["0190f000-0000-7000-8000-000000000001","0190f000-0000-7000-8000-000000000002"]
-- $4 = "8000"
-- $5 = "1"
