MATCH (me:Person {id: $viewer})
MATCH (helper:Person {id: $helper})
WHERE EXISTS { (me)-[:KNOWS]->(helper) }
   OR size([(me)-[:HAD]->(past:PastTie)-[:WITH]->(p:Person {id: $helper}) WHERE past.frozen | p.id]) > 0
   OR size([(me)-[:MEMBER]->(circle:Circle)<-[seat:MEMBER]-(p:Person {id: $helper})
            WHERE seat.organiser | p.id]) > 0
RETURN helper.id AS id
