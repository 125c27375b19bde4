MATCH (me:Person {id: $viewer})<-[mine:ASKER|HELPER]-(i:Introduction)
WHERE (i.state = 'INTRODUCED' AND i.introduced_at <= $met AND i.introduced_at > $faded
       // A help that was taken back is owed nothing.
       OR i.state = 'HELPED' AND type(mine) = 'ASKER'
          AND NOT EXISTS { MATCH (i)<-[:OVER]-(f:Favour) WHERE EXISTS { (f)<-[:OF]-(:Correction) } })
  AND EXISTS { (i)-[:ASKER]->(:Person) } AND EXISTS { (i)-[:HELPER]->(:Person) }
  AND NOT EXISTS { (me)-[:BLOCKS]->(:Person)<-[:ASKER|HELPER]-(i) }
RETURN i.id AS id, i.state AS state,
       CASE i.state WHEN 'HELPED' THEN i.outcome_at ELSE i.introduced_at END AS since
ORDER BY since, id
LIMIT 20
