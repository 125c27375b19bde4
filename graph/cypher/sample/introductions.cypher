UNWIND $rows AS one
MATCH (asker:Person {id: one.asker[0]})
MATCH (helper:Person {id: one.helper[0]})
CREATE (i:Introduction)
SET i = one.row
CREATE (i)-[:ASKER {read: one.read}]->(asker)
CREATE (i)-[:HELPER {read: one.read}]->(helper)
WITH one, i
OPTIONAL MATCH (introducer:Person {id: one.introducer[0]})
FOREACH (p IN CASE WHEN introducer IS NULL THEN [] ELSE [introducer] END | CREATE (i)-[:INTRODUCER]->(p))
WITH one, i
OPTIONAL MATCH (ask:Ask {id: one.over[0]})
FOREACH (over IN CASE WHEN ask IS NULL THEN [] ELSE [ask] END | CREATE (i)-[:OVER]->(over))
WITH one, i
OPTIONAL MATCH (give:Intent {id: one.upon[0]})
FOREACH (g IN CASE WHEN give IS NULL THEN [] ELSE [give] END | CREATE (i)-[:UPON]->(g))
