MATCH (o:Outbox {to: $email})
DETACH DELETE o
