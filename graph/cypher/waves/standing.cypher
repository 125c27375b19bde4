MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WITH ask, ask.state = 'OPEN' AND ask.expires > $now AND ask.audience <> 'CONTACTS' AS live
OPTIONAL MATCH (ask)-[:IN_WAVE]->(wave:Wave)
WITH ask, live, wave ORDER BY wave.number DESC LIMIT 1
RETURN live, coalesce(ask.waves_stopped, 0) > 0 AS stopped, coalesce(ask.waves_last, 0) AS last,
       coalesce(ask.waves_note, '') AS note, ask.style AS style, ask.expires AS expires, coalesce(wave.number, 0) AS number,
       coalesce(wave.due, 0) AS due, coalesce(wave.state = 'OPEN', false) AS open,
       coalesce(size([(wave)-[:OF]->(i:Introduction) WHERE i.reached_at = 0 | i.id]), 0) AS silent
