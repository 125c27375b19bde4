MATCH (o:Outbox {id: $id})
SET o.due = $due, o.lease = 0
