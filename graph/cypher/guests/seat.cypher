MATCH (me:Person {id: $viewer})
MATCH (guest:Person {id: $guest})
MATCH (c:Circle {id: $circle})
WHERE EXISTS { (me)-[:MEMBER]->(c) }
CREATE (guest)-[:MEMBER {since: $now, organiser: false}]->(c)
