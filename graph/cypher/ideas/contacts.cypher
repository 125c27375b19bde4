MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)
WHERE k.via AND NOT EXISTS { (me)-[:MUTES]->(p) }
RETURN p.id AS id, p.name AS name, k.ring AS ring, k.touched AS touched,
       size([(p)-[:DECLARED]->(i:Intent)
             WHERE i.kind = 'TAKE' AND NOT i.closed AND i.until > $now AND i.visibility <> 'MATCHING' | i.id]) > 0 AS looks
