MATCH (me:Person {id: $viewer})<-[:HELPER]-(i:Introduction)
WHERE i.id = $id
WITH me, i
MATCH (i)-[:OVER]->(ask:Ask)<-[:ASKED]-(asker:Person)
WHERE NOT ask.unnamed OR EXISTS { (me)-[:KNOWS]->(asker) }
WITH me, i, ask, asker
MATCH (contact:Person {id: $contact})
WHERE (EXISTS { (me)-[:KNOWS]->(contact) }
       OR size([(me)-[:HAD]->(past:PastTie)-[:WITH]->(p:Person {id: $contact}) WHERE past.frozen | p.id]) > 0)
  AND contact.id <> asker.id
WITH me, ask, asker, contact,
     [(ask)-[:IN]->(within:Circle) | within.id] AS within,
     [(contact)-[:MEMBER]->(circle:Circle) | circle.id] AS circles,
     [(me)-[tie:KNOWS]->(p:Person {id: $contact}) | tie.via] AS onward,
     [(ask)<-[:OVER]-(other:Introduction)-[:HELPER]->(p:Person {id: $contact})
       WHERE other.reached_at > 0 OR other.begun_by = 'HELPER' | other.id] AS met
RETURN ask.id AS ask, asker.id AS asker,
       contact.open AND any(via IN onward WHERE via) AND size(met) = 0
         AND NOT EXISTS { (asker)-[:KNOWS]->(contact) } AND NOT EXISTS { (asker)-[:BLOCKS]-(contact) }
         AND NOT EXISTS { (asker)-[:BLOCKS]-(me) }
         AND (ask.audience <> 'CIRCLE' OR any(circle IN circles WHERE circle IN within))
         AND ask.state = 'OPEN' AND ask.expires > $now AS reachable
