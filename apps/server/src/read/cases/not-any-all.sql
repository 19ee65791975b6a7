select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where (not (coalesce(c.city = $1::text, false) or (coalesce(c.gender = $2::text, false) and (not coalesce(((($3::integer - (extract(year
                    from c.birth_date)::integer * 10000 + extract(month
                    from c.birth_date)::integer * 100 + extract(day
                    from c.birth_date)::integer)) / 10000)) >= $4::numeric, false)))))
-- $1 = "Riga"
-- $2 = "female"
-- $3 = 20260301
-- $4 = "18"
