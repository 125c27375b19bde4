MATCH (me:Person {id: $viewer})-[:DREW]->(d:Day)
WHERE $item IN d.items
SET d.done = 0
WITH DISTINCT me
OPTIONAL MATCH (me)-[:PUT_OFF]->(p:PutOff)
WHERE p.key = $key
DETACH DELETE p
RETURN me.id AS id
