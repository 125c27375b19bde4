MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[b:BLOCKS]->(p)
RETURN p.id AS id, coalesce(b.name, p.name) AS name, b.at AS at
