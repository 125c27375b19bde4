MATCH (me:Person {id: $viewer})
MATCH (o:Outbox {to: $left})
WHERE NOT o.kind IN $kept
SET o.to = me.email
