MATCH (me:Person {id: $viewer})
MATCH (a:Mention {id: $id})
WHERE a.state = 'AGREED' AND EXISTS { MATCH (a)-[:OF]->(n:Month) WHERE n.id = $month }
SET a.text = $text
RETURN a.id AS id
