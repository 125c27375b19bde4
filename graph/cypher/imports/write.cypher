MATCH (me:Person {id: $viewer})
WITH me
UNWIND $notes AS given
MATCH (n:Acquaintance {id: given.id})
SET n = given
