MATCH (r:Receipt)
WHERE r.at < $before
DELETE r
