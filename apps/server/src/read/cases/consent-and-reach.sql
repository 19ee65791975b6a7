select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where (((c.consents ->> $1::text) = $2::text) and (($3::text = any (c.reachable)) is false) and (((('x' || substr(md5(c.id::text || ':' || $4::text), 1, 8))::bit(32)::bigint % 100)) >= $5::numeric))
-- $1 = "emailMarketing"
-- $2 = "granted"
-- $3 = "sms"
-- $4 = "autumn"
-- $5 = "10"
