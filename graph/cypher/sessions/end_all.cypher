MATCH (p:Person {id: $person})-[:HOLDS_SESSION]->(s:Session)
DETACH DELETE s
