MATCH (me:Person {id: $viewer})
UNWIND $ids AS wanted
WITH me, wanted
MATCH (v:Invitation {id: wanted})
MATCH (v)-[:INTO]->(c:Circle)
WHERE v.until > $now AND coalesce(v.ended, v.withdrawn) IS NULL AND EXISTS { (c)<-[:MEMBER]-(:Person) }
  AND (EXISTS { (v)-[:FOR]->(me) } OR EXISTS { (me)-[:INVITED]->(v) })
RETURN v.id AS id
