MATCH (me:Person {id: $viewer})-[one:KNOWS]->(asker:Person)-[:ASKED]->(ask:Ask)
WHERE ask.id = $ask AND ask.state = 'OPEN' AND ask.expires > $now
WITH me, one, asker, ask,
     [(me)-[tie:KNOWS]->(p:Person {id: $helper}) | tie.via] AS two,
     size([(me)-[:HAD]->(past:PastTie)-[:WITH]->(p:Person {id: $helper})
           WHERE past.frozen | p.id]) > 0 AS frozen,
     [(ask)-[:IN]->(within:Circle) | within.id] AS within
MATCH (helper:Person {id: $helper})
WITH me, one, two, frozen, asker, ask, helper,
     size(within) = 0 OR size([(me)-[:MEMBER]->(circle:Circle)
                               WHERE circle.id IN within | circle.id]) > 0 AS inside,
     size(within) = 0 OR size([(helper)-[:MEMBER]->(circle:Circle)
                               WHERE circle.id IN within | circle.id]) > 0 AS fitting,
     size([(ask)<-[:OVER]-(i:Introduction)-[:HELPER]->(p:Person {id: $helper})
           WHERE i.reached_at > 0 OR i.begun_by = 'HELPER' | i.id]) AS met,
     // Only what they were told of.
     size([(ask)<-[:OVER]-(i:Introduction)-[:INTRODUCER]->(p:Person {id: $viewer})
           WHERE (i.asked_at > 0 OR i.begun_by = 'INTRODUCER') AND i.due > $now
             AND size([(i)-[:HELPER]->(h:Person {id: $helper}) | h.id]) > 0 | i.id]) AS own
WHERE ask.audience <> 'CIRCLE' OR inside
RETURN asker.id AS asker, (size(two) > 0 OR frozen) AND helper.id <> asker.id AS known, own > 0 AS proposed,
       one.via AND any(via IN two WHERE via) AND helper.open AND met = 0
         AND (ask.audience <> 'CIRCLE' OR fitting)
         AND NOT EXISTS { (asker)-[:KNOWS]->(helper) } AND NOT EXISTS { (asker)-[:BLOCKS]-(helper) } AS reachable
