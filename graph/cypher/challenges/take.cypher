MATCH (c:Challenge {id: $id})
DETACH DELETE c
