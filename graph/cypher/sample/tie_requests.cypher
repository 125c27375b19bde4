UNWIND $rows AS one
MATCH (sender:Person {id: one.sender})
MATCH (person:Person {id: one.person})
CREATE (sender)-[:SENT]->(r:TieRequest)
SET r = one.row
CREATE (r)-[:TO]->(person)
