MATCH (me:Person {id: $viewer})
MATCH (helper:Person {id: $helper})
MATCH (other:Person {id: $other})
WHERE other.id <> helper.id
WITH helper, other,
     [(me)-[tie:KNOWS]->(p:Person) WHERE p.id IN [$helper, $other] | tie.via] AS ties,
     [(me)-[:HAD]->(past:PastTie)-[:WITH]->(p:Person)
       WHERE past.frozen AND p.id IN [$helper, $other] | p.id] AS frozen,
     [(me)<-[:INTRODUCER]-(i:Introduction)
       WHERE i.both AND i.due > $now
         AND size([(i)-[:ASKER|HELPER]->(p:Person) WHERE p.id IN [$helper, $other] | p.id]) = 2
       | i.id] AS own,
     [(helper)<-[:ASKER|HELPER]-(i:Introduction)-[:ASKER|HELPER]->(p:Person {id: $other})
       WHERE i.both AND i.state = 'WITH_BOTH' AND i.step_due > $now
         AND coalesce(i.asker_left, i.introducer_left, i.helper_left) IS NULL | i.id] AS open
WHERE size(ties) + size(frozen) = 2
RETURN size(own) > 0 AS proposed,
       size([via IN ties WHERE via]) = 2 AND size(open) = 0 AND helper.rests IS NULL AND other.rests IS NULL
         AND NOT EXISTS { (helper)-[:KNOWS]->(other) } AND NOT EXISTS { (helper)-[:BLOCKS]-(other) } AS reachable
