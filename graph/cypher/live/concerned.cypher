UNWIND $ids AS changed
OPTIONAL MATCH (i:Introduction {id: changed})-[:ASKER|INTRODUCER|HELPER]->(part:Person)
WITH changed, collect(part.id) AS parts
OPTIONAL MATCH (a:Ask {id: changed})<-[:ASKED]-(asker:Person)
WITH changed, parts, collect(asker.id) AS askers
OPTIONAL MATCH (h:LoggedHelp {id: changed})-[:LOGGED|WITH]-(side:Person)
WITH parts, askers, collect(side.id) AS sides
UNWIND parts + askers + sides AS person
RETURN DISTINCT person
