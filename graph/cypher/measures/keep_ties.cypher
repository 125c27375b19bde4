UNWIND $rows AS row
MATCH (n:Person {id: row.id})
SET n.ties = row.number
