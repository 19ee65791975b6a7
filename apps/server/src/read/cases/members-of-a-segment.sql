select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
left join (select f.customer_id, sum(f.amount) as v0
  from lines f
  where f.placed_at < $1::timestamptz and (f.counts)
  group by f.customer_id) m1 on m1.customer_id = c.id
left join (select f.customer_id, sum(f.discount) as v0
  from orders f
  where f.placed_at < $1::timestamptz and (f.kind = 'order' and f.status <> 'cancelled')
  group by f.customer_id) m2 on m2.customer_id = c.id
left join (select f.customer_id, count(*) as v0
  from events f
  where f.occurred_at >= $4::timestamptz and f.occurred_at < $1::timestamptz and (f.name = $5::text)
  group by f.customer_id) m3 on m3.customer_id = c.id
where ((((((coalesce(m1.v0, 0) - coalesce(m2.v0, 0))) > $2::numeric) or exists (select 1
        from segment_overrides so
        where so.customer_id = c.id and so.segment_id = $3::uuid and so.kind = 'INCLUDE')) and not exists (select 1
      from segment_overrides so
      where so.customer_id = c.id and so.segment_id = $3::uuid and so.kind = 'EXCLUDE')) and (not ((coalesce(coalesce(m3.v0, 0) >= $6::numeric, false) or exists (select 1
          from segment_overrides so
          where so.customer_id = c.id and so.segment_id = $7::uuid and so.kind = 'INCLUDE')) and not exists (select 1
        from segment_overrides so
        where so.customer_id = c.id and so.segment_id = $7::uuid and so.kind = 'EXCLUDE'))))
-- $1 = "2026-03-01T04:30:00.001Z"
-- $2 = "100000"
-- $3 = "0190f000-0000-7000-8000-00000000000a"
-- $4 = "2026-02-21T16:00:00.000Z"
-- $5 = "contacted"
-- $6 = "1"
-- $7 = "0190f000-0000-7000-8000-00000000000b"
