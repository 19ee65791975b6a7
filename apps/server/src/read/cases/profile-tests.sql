select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where ((c.city = $1::text) and (c.province <> $2::text) and (c.country <> all ($3::text[])) and (lower(normalize(c.display_name, NFKC) collate "und-x-icu") like $4::text) and (lower(normalize(c.card, NFKC) collate "und-x-icu") like $5::text))
-- $1 = "Hangzhou"
-- $2 = "Jiangsu"
-- $3 = ["GB","US"]
-- $4 = "%chen\\_%"
-- $5 = "8800%"
