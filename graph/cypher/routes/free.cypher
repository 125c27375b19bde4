MATCH (me:Person {id: $viewer})-[k:KNOWS]->(f:Person)
WHERE f.id IN $introducers AND k.via AND coalesce(f.paused, 0) <= $now
WITH f,
     size([(f)<-[:INTRODUCER]-(i:Introduction) WHERE i.asked_at >= $week_ago | i.id]) AS asked,
     size([(f)<-[:INTRODUCER]-(i:Introduction)-[:OVER]->(ask:Ask {id: $ask}) | i.id]) AS before,
     // Whom this asker asked lately, told of it or not, is left time to answer.
     size([(f)<-[:INTRODUCER]-(i:Introduction)-[:ASKER]->(p:Person {id: $viewer})
           WHERE i.begun_by = 'ASKER' AND i.introduced_at = 0 AND i.started > $since | i.id])
       + size([(f)<-[:HELPER]-(i:Introduction)-[:ASKER]->(p:Person {id: $viewer})
               WHERE i.begun_by = 'ASKER' AND i.introduced_at = 0 AND i.started > $since
                 AND i.between_gone IS NULL
                 AND size([(i)-[:INTRODUCER]->(between) | between.id]) = 0 | i.id]) AS lately
WHERE asked < f.weekly AND before = 0 AND lately = 0
RETURN f.id AS id
