select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where (coalesce(c.city = $1::text, false) and coalesce(c.province <> $2::text, false) and coalesce(c.country <> all ($3::text[]), false) and coalesce(lower(normalize(c.display_name, NFKC) collate "und-x-icu") like $4::text, false) and coalesce(lower(normalize(c.card, NFKC) collate "und-x-icu") like $5::text, false))
-- $1 = "Hangzhou"
-- $2 = "Jiangsu"
-- $3 = ["GB","US"]
-- $4 = "%chen\\_%"
-- $5 = "8800%"
