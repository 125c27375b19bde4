MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MERGE (me)-[m:MUTES]->(p)
ON CREATE SET m.at = $now
RETURN p.id AS id, m.at AS at
