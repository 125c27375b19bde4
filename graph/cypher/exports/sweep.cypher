MATCH (e:Export)
WHERE e.until <= $now
DETACH DELETE e
