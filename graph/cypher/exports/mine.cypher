MATCH (me:Person {id: $viewer})-[:EXPORTS]->(e:Export)
WHERE e.until > $now
RETURN e.id AS id, e.at AS at, e.until AS until, e.done AS done, e.total AS total, e.ready AS ready
ORDER BY at DESC, id DESC
LIMIT 1
