MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)
WHERE NOT EXISTS { (me)-[:MUTES]->(p) } AND p.suspended_until IS NULL
WITH k, p
MATCH (p)-[:DECLARED]->(i:Intent)
WHERE i.kind = 'TAKE' AND NOT i.closed AND i.until > $now AND i.visibility <> 'MATCHING'
  AND size([(i)<-[:OVER_TAKE]-(:Introduction)-[:HELPER]->(c:Person {id: $viewer}) | c.id]) = 0
WITH k, p, i
MATCH (i)-[:ABOUT]->(t:Topic) WHERE t.id IN $near
WITH k, p, i, t
MATCH (i)-[:IN]->(o:Circle) WHERE o.id IN $circles
RETURN i.id AS id, p.id AS person, t.id AS topic, t.name AS name, o.id AS circle, i.terms AS terms,
       k.ring AS ring, k.touched AS touched
