MATCH (me:Person {id: $viewer})
WITH me
UNWIND $topics AS topic
MATCH (asked:Topic {id: topic})
OPTIONAL MATCH (asked)-[n:NEAR]->(t:Topic) WHERE n.fit >= $floor
RETURN asked.id AS topic, asked.name AS name, coalesce(asked.rarity, 3.0) AS rarity, collect([t.id, n.fit]) AS near
