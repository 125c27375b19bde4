MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
CREATE (me)-[:MADE]->(l:CircleLink)-[:INTO]->(c)
SET l = $link
