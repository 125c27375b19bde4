MATCH (o:Outbox)
WHERE o.to = $email OR o.about CONTAINS $person
DETACH DELETE o
