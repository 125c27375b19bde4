MATCH (me:Person {id: $viewer})
MATCH (l:CircleLink {id: $link})
CREATE (me)-[:CAME_BY {at: $now}]->(l)
