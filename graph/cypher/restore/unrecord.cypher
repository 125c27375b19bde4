MATCH (m:Migration)
WHERE NOT m.name IN $names
DETACH DELETE m
