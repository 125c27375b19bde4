MATCH (me:Person {id: $viewer})
MATCH (v:Invitation {email: me.email})
WHERE v.until > $now AND NOT v.silent AND NOT EXISTS { (v)-[:FOR]->(:Person) }
CREATE (v)-[:FOR]->(me)
