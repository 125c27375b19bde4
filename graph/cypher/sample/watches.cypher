UNWIND $rows AS one
MATCH (p:Person {id: one.person})
MATCH (i:Intent {id: one.take})
CREATE (p)-[:WATCHES {since: one.since}]->(i)
