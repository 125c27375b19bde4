MATCH (me:Person {id: $viewer})
MATCH (h:LoggedHelp {id: $id})
MATCH (h)<-[:OVER]-(f:Favour)
WHERE EXISTS { (f)-[:FOR]->(me) }
MATCH (f)-[:BY]->(p:Person)
WHERE NOT EXISTS { (me)-[:BLOCKS]-(p) }
RETURN p.email AS email, me.name AS name
