MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)
WHERE ($ring IS NULL OR k.ring = $ring) AND (k.since < $since OR k.since = $since AND p.id < $id)
  AND ($circle IS NULL OR EXISTS { MATCH (p)-[:MEMBER]->(o:Circle) WHERE o.id = $circle })
WITH me, k, p
ORDER BY k.since DESC, p.id DESC
LIMIT $first
MATCH (p)-[b:KNOWS]->(me)
RETURN p.id AS id, k.reason AS reason, b.reason AS their_reason, k.kind AS kind, k.ring AS ring,
       k.since AS since, k.touched AS touched, k.allows AS allows
ORDER BY since DESC, id DESC
