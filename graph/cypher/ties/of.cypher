MATCH (me:Person {id: $viewer})
UNWIND $ids AS wanted
WITH me, wanted
MATCH (p:Person {id: wanted})
MATCH (me)-[k:KNOWS]->(p)
MATCH (p)-[b:KNOWS]->(me)
RETURN p.id AS id, k.reason AS reason, b.reason AS their_reason, k.kind AS kind, k.ring AS ring,
       k.since AS since, k.touched AS touched, k.allows AS allows
UNION
MATCH (me:Person {id: $viewer})-[:HAD]->(t:PastTie)-[:WITH]->(p:Person)
WHERE t.frozen AND p.id IN $ids
RETURN p.id AS id, t.reason AS reason, t.their_reason AS their_reason, t.kind AS kind, t.ring AS ring,
       t.since AS since, t.touched AS touched, t.allows AS allows
