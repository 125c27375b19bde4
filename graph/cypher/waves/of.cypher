MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask)
WHERE ask.id IN $asks
WITH ask
MATCH (ask)-[:IN_WAVE]->(wave:Wave)
RETURN ask.id AS ask, wave.number AS number, wave.started AS started, wave.due AS due,
       ask.state = 'OPEN' AND ask.expires > $now AS live,
       size([(wave)-[:OF]->(i:Introduction) WHERE i.introduced_at > 0 | i.id]) > 0 AS helped,
       coalesce(ask.waves_stopped, 0) > 0 AS stopped, coalesce(ask.waves_last, 0) AS last
ORDER BY ask, number
