MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH me, collect(o.id) AS circles
OPTIONAL MATCH (me)-[:ASKED]->(a:Ask {id: $ask})<-[:OVER]-(:Introduction)-[:HELPER|MEANT]->(c:Person)
RETURN circles, collect(c.id) AS met
