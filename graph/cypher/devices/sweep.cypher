MATCH (d:Device)
WHERE d.until <= $now
DETACH DELETE d
