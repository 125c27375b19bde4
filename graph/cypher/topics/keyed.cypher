MATCH (me:Person {id: $viewer})
WITH me
UNWIND $keys AS key
MATCH (a:Alias {key: key})-[:OF]->(t:Topic)
RETURN key, t.id AS id
