MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})-[:CONCERNS]->(about:Person)
MATCH (p:Person {moderator: true})
WHERE p <> about
RETURN p.email AS email
