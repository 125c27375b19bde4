MATCH (m:Move {id: $id})
DETACH DELETE m
