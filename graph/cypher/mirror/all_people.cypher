MATCH (p:Person)
RETURN p.id AS id, p.open AS open, p.weekly AS weekly, coalesce(p.ties, 1) AS ties, coalesce(p.paused, 0) AS paused
