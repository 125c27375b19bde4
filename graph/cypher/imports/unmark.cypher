MATCH (me:Person {id: $viewer})
WITH me
UNWIND $notes AS id
MATCH (n:Acquaintance {id: id})
REMOVE n.by_email
