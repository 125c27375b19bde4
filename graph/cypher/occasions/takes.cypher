MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)-[:DECLARED]->(i:Intent)
WHERE i.kind = 'TAKE' AND NOT i.closed AND i.until > $now AND i.visibility <> 'MATCHING'
MATCH (i)-[:ABOUT]->(t:Topic) WHERE t.id IN $near
MATCH (i)-[:IN]->(o:Circle) WHERE o.id IN $circles
RETURN i.id AS id, p.id AS person, t.id AS topic, t.name AS name, o.id AS circle, i.terms AS terms,
       k.ring AS ring, k.touched AS touched
