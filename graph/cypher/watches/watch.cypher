MATCH (me:Person {id: $viewer})
MATCH (p:Person)-[:DECLARED]->(i:Intent {id: $take})
WHERE i.kind = 'TAKE' AND NOT i.closed AND i.until > $now
  // Who blocked them is a contact still, as far as they know.
  AND (EXISTS { (me)-[:KNOWS]->(p) } OR EXISTS { MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p) WHERE t.frozen })
MERGE (me)-[w:WATCHES]->(i)
ON CREATE SET w.since = $now
RETURN i.id AS id
