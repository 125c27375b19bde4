MATCH (i:Introduction)
WHERE i.reroute_until > $now AND i.state = 'CLOSED'
WITH i
MATCH (i)-[:ASKER]->(asker:Person)
WHERE asker.rests IS NULL AND asker.suspended_until IS NULL
WITH asker, i ORDER BY i.reroute_until, i.id LIMIT $most
RETURN i.id AS id, asker.id AS asker
