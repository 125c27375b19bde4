MATCH (a:Ask)
WHERE a.state = 'OPEN' AND a.expires > $now
RETURN collect(a.id) AS ids
