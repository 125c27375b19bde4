MATCH (me:Person {id: $viewer})
RETURN me.zone AS zone,
       EXISTS { (me)-[:KNOWS]->(:Person) } AS knows,
       size([(me)-[:DECLARED]->(g:Intent)
             WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now | g.id]) > 0 AS gives,
       [(me)-[:PUT_OFF]->(p:PutOff) | [p.item, p.until]] AS put_off
