UNWIND $rows AS one
CREATE (c:Circle)
SET c = one.row
WITH one, c
UNWIND one.topics AS topic
MATCH (t:Topic {id: topic})
CREATE (c)-[:ABOUT]->(t)
