MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
CREATE (me)-[:INVITED]->(v:Invitation)-[:INTO]->(c)
SET v = $invitation
WITH v
MATCH (p:Person {id: $person})
CREATE (v)-[:FOR]->(p)
