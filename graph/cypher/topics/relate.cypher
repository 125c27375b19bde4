MATCH (t:Topic {id: $id})
SET t.near_at = $now
WITH t
UNWIND $near AS other
MATCH (o:Topic {id: other.id})
MERGE (t)-[there:NEAR]->(o)
SET there.fit = other.fit
MERGE (o)-[back:NEAR]->(t)
SET back.fit = other.fit
