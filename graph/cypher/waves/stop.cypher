MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WHERE EXISTS { (ask)-[:IN_WAVE]->(:Wave) }
SET ask.waves_stopped = CASE WHEN coalesce(ask.waves_stopped, 0) > 0 THEN ask.waves_stopped ELSE $now END
