MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(mine:Circle) WHERE mine.id IN $circles
WITH me, collect(mine.id) AS circles
MATCH (me)-[:ASKED]->(a:Ask {id: $ask}) WHERE a.state = 'OPEN' AND a.expires > $now
OPTIONAL MATCH (a)<-[:OVER]-(i:Introduction)-[part:HELPER|MEANT]->(c:Person)
// As in candidates/scope: only what the asker was told of.
WHERE i.told AND (type(part) = 'MEANT' OR i.meant_gone IS NULL AND NOT EXISTS { (i)-[:MEANT]->() })
   OR i.introduced_at > 0 AND type(part) = 'HELPER'
WITH me, circles, collect(c.id) AS met
UNWIND $contacts AS contact
MATCH (f:Person {id: contact})
OPTIONAL MATCH (me)-[near:KNOWS]->(f)
WHERE near.via AND coalesce(f.paused, 0) <= $now
  AND ($within = '' OR EXISTS { MATCH (f)-[:MEMBER]->(o:Circle) WHERE o.id = $within })
// As in evidence/ways.
OPTIONAL MATCH (f)<-[:INTRODUCER]-(i:Introduction)
WHERE i.asked_at >= $week
      AND (i.told OR i.introduced_at > 0 OR size([(i)-[:ASKER]->(p:Person {id: $viewer}) | p.id]) = 0)
   OR i.asked_at = 0 AND i.begun_by = 'ASKER' AND i.started >= $week
      AND size([(i)-[:ASKER]->(p:Person {id: $viewer}) | p.id]) > 0
WITH me, circles, met, f, near.via AS via, count(i) AS asked
// Where none of them may introduce, the helpers are found all the same: others may lead to them.
WITH me, circles, met, collect(CASE WHEN via AND f.weekly > asked THEN [f.id, f.name] END) AS names
UNWIND $proposed AS one
MATCH (c:Person {id: one.helper})
WHERE c.open AND coalesce(c.suggested, true) AND c.id <> $viewer AND NOT c.id IN met AND NOT (me)-[:KNOWS]->(c) AND NOT (me)-[:BLOCKS]-(c)
WITH circles, names, c, one
MATCH (c)-[:MEMBER]->(o:Circle) WHERE o.id IN circles
WITH names, c, one, collect(o.id) AS shared, collect(coalesce(o.size, 2)) AS sizes
MATCH (c)-[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND g.terms <= $terms AND t.id IN $near
MATCH (g)-[:IN]->(o:Circle) WHERE o.id IN shared
WITH names, c, one, sizes, collect([g.id, g.capacity, t.id, t.name, o.name]) AS gives
// As in evidence/records.
OPTIONAL MATCH (c)<-[:HELPER]-(i:Introduction) WHERE i.reached_at >= $month
  AND (i.told OR i.introduced_at > 0 OR size([(i)-[:ASKER]->(p:Person {id: $viewer}) | p.id]) = 0)
OPTIONAL MATCH (i)-[:UPON]->(g:Intent)
WITH names, c, one, sizes, gives, collect([i.reached_at, g.id]) AS reached
UNWIND one.contacts AS contact
MATCH (f:Person {id: contact})
MATCH (f)-[onward:KNOWS]->(c) WHERE onward.via
WITH names, c, sizes, gives, reached, collect(f.id) AS through
RETURN names, collect({helper: c.id, sizes: sizes, gives: gives, reached: reached, through: through}) AS found
