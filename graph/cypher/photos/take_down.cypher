MATCH (me:Person {id: $viewer})-[:SHOWS]->(old:Photo)
DETACH DELETE old
