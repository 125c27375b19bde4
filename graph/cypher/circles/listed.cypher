MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(o:Circle)
WITH me, collect(o.id) AS joined
OPTIONAL MATCH (me)<-[:FOR]-(v:Invitation)-[:INTO]->(o:Circle)
WHERE v.until > $now AND coalesce(v.ended, v.withdrawn) IS NULL
WITH me, joined, collect(o.id) AS invited
MATCH (c:Circle)
WHERE (c.created < $at OR c.created = $at AND c.id < $id)
  AND (c.entry <> 'INVITED' OR c.id IN joined OR c.id IN invited)
  AND ($mine IS NULL OR (c.id IN joined) = $mine)
  AND ($invited IS NULL OR (c.id IN invited AND NOT EXISTS { (me)-[:SENT_AWAY]->(c) }) = $invited)
  AND ($matching = '' OR toLower(c.name) CONTAINS $matching OR toLower(c.purpose) CONTAINS $matching
       OR EXISTS { MATCH (c)-[:ABOUT]->(t:Topic) WHERE toLower(t.name) CONTAINS $matching })
RETURN c.id AS id, c.created AS at
ORDER BY at DESC, id DESC
LIMIT $first
