MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:HOLDS_IDENTITY]->(i:Identity)
RETURN count(i) AS held
