MATCH (o:Outbox {id: $id})
DETACH DELETE o
