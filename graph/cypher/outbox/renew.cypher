MATCH (o:Outbox {id: $id})
WHERE o.lease > 0
SET o.lease = $until
