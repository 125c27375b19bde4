MATCH (o:Outbox {id: $id})
DELETE o
