MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WHERE ask.state = 'OPEN' AND ask.expires > $now
WITH me, ask, [(ask)-[:IN]->(within:Circle) | within.id] AS within
MATCH (helper:Person {id: $helper})
WHERE helper.id <> $viewer
WITH me, ask, helper,
     size([(me)-[:KNOWS]->(p:Person {id: $helper}) | p.id]) > 0 AS tied,
     size([(me)-[:HAD]->(past:PastTie)-[:WITH]->(p:Person {id: $helper})
           WHERE past.frozen | p.id]) > 0 AS frozen,
     EXISTS { (me)-[:BLOCKS]-(helper) } AS blocked,
     [(me)-[:MEMBER]->(circle:Circle)<-[seat:MEMBER]-(p:Person {id: $helper})
       WHERE size(within) = 0 OR circle.id IN within | seat.organiser] AS seats,
     size([(me)-[one:KNOWS]->(:Person)-[two:KNOWS]->(p:Person {id: $helper})
           WHERE one.via AND two.via | p.id]) > 0 AS between,
     [(ask)<-[:OVER]-(i:Introduction)-[:HELPER]->(p:Person {id: $helper})
       WHERE i.begun_by = 'HELPER' OR i.introduced_at > 0
          OR i.told AND i.between_gone IS NULL AND size([(i)-[:INTRODUCER]->(f) | f.id]) = 0 | i.id] AS told,
     // Once asked for through somebody they are a match no longer, and nobody is to see who that was.
     size([(ask)<-[:OVER]-(i:Introduction)-[part:HELPER|MEANT]->(p:Person {id: $helper})
           WHERE i.told AND (type(part) = 'MEANT' OR i.meant_gone IS NULL AND size([(i)-[:MEANT]->(meant) | meant.id]) = 0)
             AND (coalesce(i.between_gone, false) OR size([(i)-[:INTRODUCER]->(f) | f.id]) > 0) | i.id]) > 0 AS through,
     size([(ask)<-[:OVER]-(i:Introduction)-[:HELPER]->(p:Person {id: $helper})
           WHERE i.reached_at > 0 | i.id]) AS met,
     // Whom Weft asked for the same asker lately is left time to answer, which is not theirs to see.
     size([(helper)<-[:INTRODUCER]-(i:Introduction)-[:ASKER]->(p:Person {id: $viewer})
           WHERE NOT i.told AND i.begun_by = 'ASKER' AND i.introduced_at = 0 AND i.started > $since | i.id]) AS unseen
WHERE tied OR frozen OR NOT blocked AND size(seats) > 0
RETURN coalesce(ask.share, false) AS share, NOT tied AND NOT frozen AND NOT any(organiser IN seats WHERE organiser) AND between AS path,
       through, size(told) > 0 AS asked,
       helper.open AND NOT blocked AND met = 0 AND unseen = 0 AS reachable
