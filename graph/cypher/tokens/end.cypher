MATCH (t:Token {family: $family})
DETACH DELETE t
