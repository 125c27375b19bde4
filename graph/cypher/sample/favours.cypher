UNWIND $rows AS one
MATCH (i:Introduction {id: one.introduction})
MATCH (asker:Person {id: one.asker[0]})
MATCH (helper:Person {id: one.helper[0]})
CREATE (f:Favour)
SET f = one.row
CREATE (f)-[:BY]->(helper)
CREATE (f)-[:FOR]->(asker)
CREATE (f)-[:OVER]->(i)
WITH one, f
OPTIONAL MATCH (introducer:Person {id: one.introducer[0]})
FOREACH (p IN CASE WHEN introducer IS NULL THEN [] ELSE [introducer] END | CREATE (f)-[:THROUGH]->(p))
