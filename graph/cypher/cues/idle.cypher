MATCH (me:Person {id: $viewer})
WHERE me.joined < $since
  AND NOT EXISTS { MATCH (me)-[:ASKED]->(a:Ask) WHERE a.posted >= $since }
  AND NOT EXISTS { MATCH (me)-[:GAVE]->(g:Gift) WHERE g.at >= $since }
  AND NOT EXISTS { MATCH (me)<-[:BY]-(f:Favour) WHERE f.at >= $since }
  AND NOT EXISTS { MATCH (me)-[k:KNOWS]->(:Person) WHERE k.since >= $since }
  AND NOT EXISTS { MATCH (me)-[:HAD]->(t:PastTie) WHERE t.frozen AND t.since >= $since }
  AND NOT EXISTS { MATCH (me)<-[mine:INTRODUCER|HELPER]-(i:Introduction) WHERE i.started >= $since AND i.begun_by = type(mine) }
RETURN me.goal AS goal,
       [(me)-[:DECLARED]->(i:Intent)-[:ABOUT]->(t:Topic)
         WHERE i.kind = 'TAKE' AND NOT i.closed AND i.until > $now | [i.since, t.name, i.note]] AS takes
