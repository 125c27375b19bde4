MATCH (d:Device {id: $id})
SET d.asked = $now, d.interval = $interval, d.until = $until
