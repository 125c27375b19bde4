MATCH (me:Person {id: $viewer})-[one:KNOWS]->(helper:Person {id: $helper})
WITH me, one, helper
MATCH (me)-[two:KNOWS]->(other:Person {id: $other})
WHERE other.id <> helper.id
WITH me, one, two, helper, other,
     [(me)<-[:INTRODUCER]-(i:Introduction)
       WHERE i.both AND i.due > $now
         AND size([(i)-[:ASKER|HELPER]->(p:Person) WHERE p.id IN [$helper, $other] | p.id]) = 2
       | i.id] AS own,
     [(helper)<-[:ASKER|HELPER]-(i:Introduction)-[:ASKER|HELPER]->(p:Person {id: $other})
       WHERE i.both AND i.state = 'WITH_BOTH' AND i.step_due > $now | i.id] AS open
RETURN size(own) > 0 AS proposed,
       one.via AND two.via AND size(open) = 0
         AND NOT EXISTS { (helper)-[:KNOWS]->(other) } AND NOT EXISTS { (helper)-[:BLOCKS]-(other) } AS reachable
