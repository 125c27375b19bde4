MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
WHERE p <> me
OPTIONAL MATCH (me)<-[mine:BY|FOR|THROUGH]-(f:Favour)
WHERE EXISTS { (f)-[:BY|FOR|THROUGH]->(p) } AND NOT EXISTS { (f)<-[:OF]-(:Correction) }
WITH me, p, type(mine) AS own, [(f)-[theirs:BY|FOR|THROUGH]->(o:Person {id: $person}) | type(theirs)] AS parts
WITH me, p, sum(CASE WHEN own <> 'FOR' AND 'FOR' IN parts THEN 1 ELSE 0 END) AS helped,
     sum(CASE WHEN own = 'FOR' THEN 1 ELSE 0 END) AS taken
WITH me, p, helped, taken, size([(me)-[:GAVE]->(g:Gift)-[:TO]->(o:Person {id: $person}) | g.id]) AS gifts,
     size([(me)<-[:TO]-(g:Gift)<-[:GAVE]-(o:Person {id: $person}) WHERE NOT g.silent | g.id]) AS received
RETURN helped + gifts AS gave, taken + received AS took, p.name AS name, EXISTS { (me)-[:KNOWS]->(p) }
       OR EXISTS { MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p) WHERE t.frozen } AS tied,
       p.open AND NOT EXISTS { (me)-[:BLOCKS]-(p) } AS reachable
