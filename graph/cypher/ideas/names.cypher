MATCH (me:Person {id: $viewer})
MATCH (t:Topic) WHERE t.id IN $topics
RETURN t.id AS id, t.name AS name, true AS topic
UNION
MATCH (me:Person {id: $viewer})
MATCH (c:Circle) WHERE c.id IN $circles
RETURN c.id AS id, c.name AS name, false AS topic
