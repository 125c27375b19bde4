UNWIND $rows AS one
MATCH (i:Introduction {id: one.introduction})
MATCH (p:Person {id: one.person})
CREATE (i)-[:HOLDS]->(m:Message)<-[:WROTE]-(p)
SET m = one.row
