UNWIND $ids AS changed
OPTIONAL MATCH (i:Introduction {id: changed})-[:ASKER|INTRODUCER|HELPER]->(part:Person)
WITH changed, collect(part.id) AS parts
OPTIONAL MATCH (a:Ask {id: changed})<-[:ASKED]-(asker:Person)
WITH parts, collect(asker.id) AS askers
UNWIND parts + askers AS person
RETURN DISTINCT person
