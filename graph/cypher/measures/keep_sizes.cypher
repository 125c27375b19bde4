UNWIND $rows AS row
MATCH (n:Circle {id: row.id})
SET n.size = row.number
