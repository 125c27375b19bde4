MATCH (me:Person {id: $viewer})<-[:INTRODUCER]-(i:Introduction)
WHERE i.id = $id
WITH me, i
MATCH (i)-[:OVER]->(ask:Ask)<-[:ASKED]-(asker:Person)
MATCH (i)-[:HELPER]->(meant:Person)
WITH me, i, ask, asker, meant
MATCH (helper:Person {id: $helper})
WHERE helper = meant OR EXISTS { (me)-[:KNOWS]->(helper) }
   OR size([(me)-[:HAD]->(past:PastTie)-[:WITH]->(p:Person {id: $helper}) WHERE past.frozen | p.id]) > 0
WITH me, i, ask, asker, helper,
     [(ask)-[:IN]->(within:Circle) | within.id] AS within,
     [(helper)-[:MEMBER]->(circle:Circle) | circle.id] AS circles,
     [(me)-[tie:KNOWS]->(p:Person {id: $helper}) | tie.via] AS onward,
     [(ask)<-[:OVER]-(other:Introduction)-[:HELPER]->(p:Person {id: $helper})
       WHERE other.id <> $id AND (other.reached_at > 0 OR other.begun_by = 'HELPER') | other.id] AS met
RETURN ask.id AS ask, helper.id AS helper,
       helper.open AND any(via IN onward WHERE via) AND helper.id <> asker.id AND size(met) = 0
         AND EXISTS { (me)-[:KNOWS]->(asker) }
         AND NOT EXISTS { (asker)-[:KNOWS]->(helper) } AND NOT EXISTS { (asker)-[:BLOCKS]-(helper) }
         AND (ask.audience <> 'CIRCLE' OR any(circle IN circles WHERE circle IN within))
         AND ask.state = 'OPEN' AND ask.expires > $now AS reachable
