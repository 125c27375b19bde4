MATCH (me:Person {id: $viewer})
MATCH (guest:Person {id: $guest})
CREATE (me)-[:KNOWS {since: $now, touched: $now, allows: false, via: false}]->(guest)
CREATE (guest)-[:KNOWS {since: $now, touched: $now, allows: false, via: false}]->(me)
