MATCH (t:Topic)
WHERE t.created >= $since
WITH t
ORDER BY t.created DESC, t.id
LIMIT $most
MATCH (a:Alias)-[:OF]->(t)
RETURN t.id AS id, t.name AS name, t.created AS created, collect(a.name) AS names
