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
     size([(ask)<-[:OVER]-(:Introduction)-[:HELPER|MEANT]->(p:Person {id: $helper}) | p.id]) AS met
WHERE asked < introducer.weekly AND met = 0
RETURN introducer.id AS id
