MATCH (p:Person)
RETURN p.id AS id, coalesce(p.open, false) AND coalesce(p.suggested, true) AS open, coalesce(p.weekly, 0) AS weekly, coalesce(p.ties, 1) AS ties, coalesce(p.paused, 0) AS paused
