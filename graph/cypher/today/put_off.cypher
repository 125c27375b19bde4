MATCH (me:Person {id: $viewer})-[:DREW]->(d:Day)
WHERE $item IN d.items
WITH DISTINCT me
MERGE (p:PutOff {key: $key})
SET p.item = $item, p.until = $until
MERGE (me)-[:PUT_OFF]->(p)
RETURN p.key AS key
