MATCH (me:Person {id: $viewer})-[:EXPORTS]->(e:Export)
WHERE e.id = $id
SET e.done = $done, e.ready = $ready, e.lease = $until
RETURN e.id AS id
