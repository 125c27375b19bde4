MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WHERE ask.state = 'OPEN' AND ask.expires > $now
WITH me, ask
MATCH (me)-[one:KNOWS]->(introducer:Person {id: $introducer})
WHERE one.via AND coalesce(introducer.paused, 0) <= $now
WITH me, ask, introducer
MATCH (introducer)-[two:KNOWS]->(helper:Person {id: $helper})
WHERE two.via AND helper.open AND coalesce(helper.suggested, true) AND NOT (me)-[:KNOWS]->(helper) AND NOT (me)-[:BLOCKS]-(helper)
WITH introducer,
     size([(introducer)<-[:INTRODUCER]-(i:Introduction) WHERE i.asked_at >= $week_ago | i.id]) AS asked,
     [(introducer)<-[:INTRODUCER]-(i:Introduction)-[:ASKER]->(p:Person {id: $viewer})
       WHERE i.begun_by = 'ASKER' AND i.introduced_at = 0 AND i.started >= $since
       | {told: i.told, asked: i.asked_at, at: i.started}] AS own,
     [(ask)<-[:OVER]-(i:Introduction)-[part:HELPER|MEANT]->(p:Person {id: $helper})
       WHERE i.told AND (type(part) = 'MEANT' OR i.meant_gone IS NULL AND size([(i)-[:MEANT]->(meant) | meant.id]) = 0)
          OR i.introduced_at > 0 AND type(part) = 'HELPER' | i.id] AS met
// To the asker, whom Weft asked for them has their place still, and one only they see has taken it.
WITH introducer, asked, own, met,
     asked - size([i IN own WHERE NOT i.told AND i.asked >= $week_ago])
           + size([i IN own WHERE i.told AND i.asked = 0 AND i.at >= $week_ago]) AS seen
WHERE seen < introducer.weekly AND size(met) = 0
RETURN introducer.id AS id,
       asked >= introducer.weekly OR size([i IN own WHERE NOT i.told]) > 0 AS taken
