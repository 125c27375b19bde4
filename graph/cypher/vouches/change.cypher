MATCH (me:Person {id: $viewer})
MATCH (v:Vouch {id: $id})
WHERE EXISTS { (v)-[:FROM]->(me) }
SET v.text = $text
