MATCH (i:Introduction)
WHERE i.reroute_until > $now AND i.state = 'CLOSED'
WITH i ORDER BY i.reroute_until, i.id LIMIT $most
MATCH (i)-[:ASKER]->(asker:Person)
RETURN i.id AS id, asker.id AS asker
