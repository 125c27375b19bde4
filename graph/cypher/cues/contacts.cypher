MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)
WHERE NOT EXISTS { (me)-[:MUTES]->(p) }
RETURN p.id AS person, p.name AS name, k.ring AS ring, k.touched AS touched
UNION
// Who blocked them is a contact still, as far as they know.
MATCH (me:Person {id: $viewer})-[:HAD]->(t:PastTie)-[:WITH]->(p:Person)
WHERE t.frozen AND NOT EXISTS { (me)-[:MUTES]->(p) }
RETURN p.id AS person, coalesce(t.name, p.name) AS name, t.ring AS ring, t.touched AS touched
