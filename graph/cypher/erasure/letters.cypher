MATCH (o:Outbox {to: $email})
DELETE o
