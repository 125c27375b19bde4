MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WHERE ask.state = 'OPEN' AND ask.expires > $now
WITH me, ask
MATCH (me)-[one:KNOWS]->(introducer:Person {id: $introducer})
WHERE one.via
WITH me, ask, introducer
MATCH (introducer)-[two:KNOWS]->(helper:Person {id: $helper})
WHERE two.via AND helper.open AND NOT (me)-[:KNOWS]->(helper) AND NOT (me)-[:BLOCKS]-(helper)
WITH introducer,
     size([(introducer)<-[:INTRODUCER]-(i:Introduction) WHERE i.asked_at >= $week_ago | i.id]) AS asked,
     [(ask)<-[:OVER]-(i:Introduction)-[part:HELPER|MEANT]->(p:Person {id: $helper})
       WHERE i.told AND (type(part) = 'MEANT' OR size([(i)-[:MEANT]->(meant:Person) | meant.id]) = 0)
          OR i.introduced_at > 0 AND type(part) = 'HELPER' | i.id] AS met
WHERE asked < introducer.weekly AND size(met) = 0
RETURN introducer.id AS id
