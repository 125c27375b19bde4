MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WHERE m.organiser OR m.moderator
WITH me, collect(o.id) AS mine
MATCH (k:Case)-[:CONCERNS]->(p:Person)
WHERE (k.at < $at OR k.at = $at AND k.id < $id) AND p <> me AND (me.moderator OR k.circle IN mine)
  AND ($open IS NULL OR (k.state = 'OPEN') = $open)
RETURN k.id AS id, k.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
