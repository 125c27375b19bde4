MATCH (me:Person {id: $viewer})
RETURN me.zone AS zone,
       // Who blocked them is a contact still, as far as they know.
       EXISTS { (me)-[:KNOWS]->(:Person) } OR EXISTS { MATCH (me)-[:HAD]->(t:PastTie) WHERE t.frozen } AS knows,
       size([(me)-[:DECLARED]->(g:Intent)
             WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now | g.id]) > 0 AS gives,
       [(me)-[:PUT_OFF]->(p:PutOff) | [p.item, p.until]] AS put_off,
       [(me)-[:DREW]->(d:Day) | [d.id, d.items, d.drawn, d.done]] AS lately,
       [(me)<-[:TOLD]-(a:Ask) | [a.id, a.state = 'OPEN' AND a.expires > $now]] AS told
