UNWIND $rows AS row
MATCH (n:Topic {id: row.id})
SET n.rarity = row.number
