MATCH (:Person)-[:EXPORTS]->(e:Export)
WHERE e.until > $now
RETURN e.id AS id
