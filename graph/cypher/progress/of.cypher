MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask)
WHERE ask.id IN $asks
WITH ask
MATCH (ask)-[:IN_WAVE]->(wave:Wave)
RETURN ask.id AS ask, wave.number AS number, wave.started AS started, wave.due AS due,
       ask.state = 'OPEN' AND ask.expires > $now AS live,
       size([(wave)-[:OF]->(i:Introduction) WHERE i.id IN $helping | i.id]) > 0 AS helped,
       ask.id IN $met AS met, coalesce(ask.waves_stopped, 0) > 0 AS stopped,
       coalesce(ask.waves_last, 0) AS last, wave.state = 'OPEN' AS open, ask.expires > wave.due AS lasting
ORDER BY ask, number
