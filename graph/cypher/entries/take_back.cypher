MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
RETURN EXISTS { (p)-[:MEMBER]->(c) } AS joined
