MATCH (d:Device {id: $id})
WHERE d.until <= $now
SET d.until = 0
