MATCH (me:Person {id: $viewer})
UNWIND $pairs AS pair
WITH me, pair.giver AS giver, pair.taker AS taker, pair.give AS give
MATCH (c:Person {id: giver})
MATCH (p:Person {id: taker})
MATCH (g:Intent {id: give})
WITH me, c, p, g,
     [(g)<-[:UPON]-(i:Introduction) WHERE i.reached_at >= $month_ago | i.id] AS drawn,
     [(me)<-[:INTRODUCER]-(i:Introduction)-[:ASKER|HELPER]->(one:Person)
       WHERE i.both AND one.id = c.id
         AND size([(i)-[:ASKER|HELPER]->(other:Person) WHERE other.id = p.id | other.id]) > 0 | i.id] AS before
WHERE c.open AND coalesce(c.suggested, true) AND p.rests IS NULL AND size(drawn) < g.capacity AND size(before) = 0
  // As in pairings/apart: what is hidden must not tell itself by what is missing.
  AND NOT EXISTS { (c)-[k:KNOWS]->(p) WHERE k.via }
RETURN c.id AS giver, p.id AS taker, g.id AS give
