MATCH (t:Topic)
WHERE $ids IS NULL OR t.id IN $ids
OPTIONAL MATCH (t)-[n:NEAR]->(o:Topic) WHERE n.fit >= $floor
RETURN t.id AS id, t.name AS name, coalesce(t.rarity, 3.0) AS rarity, collect([o.id, n.fit]) AS near
