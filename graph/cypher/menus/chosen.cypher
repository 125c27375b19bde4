MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.id = $id
WITH me, i
MATCH (i)-[:OVER]->(ask:Ask)
// Who has left since is nobody's contact: no line may be reached.
MATCH (i)-[:INTRODUCER]->(f)
WITH me, i, ask, f, [(ask)-[:IN]->(within:Circle) | within.id] AS within
MATCH (i)-[:OFFERS]->(m:MenuItem)
WITH me, i, ask, f, within, m
MATCH (m)-[:NAMES]->(helper:Person)
WITH me, ask, f, within, m, helper,
     [(helper)-[:MEMBER]->(circle:Circle) | circle.id] AS circles,
     [(f)-[tie:KNOWS]->(p:Person) WHERE p.id = helper.id | tie.via] AS onward,
     [(me)-[tie:KNOWS]->(p:Person) WHERE p.id = f.id | tie.via] AS near,
     [(ask)<-[:OVER]-(other:Introduction)-[:HELPER]->(p:Person)
       WHERE p.id = helper.id AND (other.reached_at > 0 OR other.begun_by = 'HELPER') | other.id] AS met
RETURN m.id AS id, m.ticked > 0 AS ticked, helper.id AS helper, f.id AS introducer, ask.id AS ask,
       helper.open AND any(via IN onward WHERE via) AND any(via IN near WHERE via) AND size(met) = 0
         AND helper.id <> $viewer
         AND NOT EXISTS { (me)-[:KNOWS]->(helper) } AND NOT EXISTS { (me)-[:BLOCKS]-(helper) }
         AND (ask.audience <> 'CIRCLE' OR any(circle IN circles WHERE circle IN within))
         AND ask.state = 'OPEN' AND ask.expires > $now AS reachable
ORDER BY id
