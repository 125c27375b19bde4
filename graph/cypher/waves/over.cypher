MATCH (wave:Wave)
WHERE wave.state = 'OPEN' AND wave.due <= $now
WITH wave ORDER BY wave.due, wave.id LIMIT $most
MATCH (asker:Person)-[:ASKED]->(ask:Ask)-[:IN_WAVE]->(wave)
RETURN ask.id AS ask, asker.id AS asker
