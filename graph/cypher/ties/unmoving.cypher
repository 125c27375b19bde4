MATCH (me:Person {id: $viewer})-[:HAD]->(t:PastTie)-[:WITH]->(p:Person)
WHERE t.frozen AND ($ring IS NULL OR t.ring = $ring) AND (t.since < $since OR t.since = $since AND p.id < $id)
  AND ($circle IS NULL OR $circle IN t.circles AND EXISTS { MATCH (p)-[:MEMBER]->(o:Circle) WHERE o.id = $circle })
RETURN p.id AS id, t.reason AS reason, t.their_reason AS their_reason, t.kind AS kind, t.ring AS ring,
       t.since AS since, t.touched AS touched, t.allows AS allows
ORDER BY since DESC, id DESC
LIMIT $first
