MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (n:Acquaintance {id: wanted})
OPTIONAL MATCH (n)<-[c:CHANGED]-(i:Import)
RETURN n.id AS id, count(c) AS changes, collect(i.id) AS by
