select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where (((case jsonb_typeof((c.attributes -> $1::text)) when 'number' then ((c.attributes -> $1::text) #>> '{}')::numeric end) >= $2::numeric) and ((case jsonb_typeof((c.attributes -> $3::text)) when 'boolean' then ((c.attributes -> $3::text) #>> '{}')::boolean end) is true) and ((case jsonb_typeof((c.attributes -> $4::text)) when 'array' then array(select jsonb_array_elements_text((c.attributes -> $4::text)) collate "C") end) && $5::text[]) and ((((c.attributes -> $6::text) #>> '{}')::date) >= $7::date) and (((c.attributes -> $8::text) #>> '{}') = $9::text))
-- $1 = "shoeSize"
-- $2 = "42.5"
-- $3 = "petOwner"
-- $4 = "allergy"
-- $5 = ["nuts"]
-- $6 = "memberSince"
-- $7 = "2025-01-01"
-- $8 = "favourite"
-- $9 = "月饼"
