UNWIND $rows AS row
MATCH (a:<start> {<start_key>: row.start})
MATCH (b:<end> {<end_key>: row.end})
CREATE (a)-[r:<type>]->(b)
SET r = row.properties
RETURN count(r) AS count
