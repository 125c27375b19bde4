MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
RETURN p.email AS email, EXISTS { (me)-[:BLOCKS]-(p) } AS apart, EXISTS { (p)-[:MEMBER]->(c) } AS joined,
       EXISTS { (me)-[:KNOWS]->(p) } OR EXISTS { MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p) WHERE t.frozen } AS tied
