MATCH (me:Person {id: $viewer})
MATCH (o:Outbox {to: me.email})
DETACH DELETE o
