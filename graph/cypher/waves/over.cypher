MATCH (wave:Wave)
WHERE wave.state = 'OPEN' AND wave.due <= $now
WITH wave
MATCH (asker:Person)-[:ASKED]->(ask:Ask)-[:IN_WAVE]->(wave)
WHERE asker.rests IS NULL AND asker.suspended_until IS NULL
WITH asker, ask, wave ORDER BY wave.due, wave.id LIMIT $most
RETURN ask.id AS ask, asker.id AS asker
