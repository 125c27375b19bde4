MATCH (p:Person {id: $person})-[:HOLDS_PASSKEY|HOLDS_IDENTITY|HOLDS_TOKEN]->(opens)
WHERE coalesce(opens.added, opens.at) >= $since
DETACH DELETE opens
