select coalesce(array_agg(c.ordinal order by c.ordinal), '{}') as ordinals
from customers c
where ((((($1::integer - (extract(year
              from c.birth_date)::integer * 10000 + extract(month
              from c.birth_date)::integer * 100 + extract(day
              from c.birth_date)::integer)) / 10000)) between $2::numeric and $3::numeric) and (to_char(c.birth_date, 'MM-DD') = any ($4::text[])) and (c.birth_date < $5::date))
-- $1 = 20260301
-- $2 = "25"
-- $3 = "40"
-- $4 = ["02-29","03-01","03-02","03-03","03-04","03-05","03-06","03-07","03-08"]
-- $5 = "2000-01-01"
