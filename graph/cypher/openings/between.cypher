MATCH (me:Person {id: $viewer})
WITH me
UNWIND $asks AS asked
MATCH (o:Circle)<-[:IN]-(a:Ask {id: asked})<-[:ASKED]-(p:Person)
MATCH (p)<-[k2:KNOWS]-(f:Person) WHERE k2.via
MATCH (f)<-[k1:KNOWS]-(x:Person) WHERE x.id = $viewer AND k1.via
MATCH (f)-[:MEMBER]->(c:Circle) WHERE c.id = o.id
RETURN a.id AS ask, collect([f.id, k1.ring, k1.touched, k2.ring, k2.touched]) AS paths
