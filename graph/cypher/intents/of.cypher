MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WITH me, collect(o.id) AS circles,
     collect(CASE WHEN m.since > $new_since OR coalesce(m.junior, false) THEN o.id END) AS fresh
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})
OPTIONAL MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(p)
WHERE past.frozen
WITH me, circles, fresh, p, head(collect(past)) AS past, EXISTS { (me)-[:BLOCKS]-(p) } AS apart,
     EXISTS { (me)-[:KNOWS]->(p) } AS tied
WHERE NOT apart OR past IS NOT NULL
MATCH (p)-[:DECLARED]->(i:Intent)
WHERE NOT i.closed AND i.until > $now AND (p = me OR i.visibility <> 'MATCHING')
  AND (NOT apart OR i.since <= past.ended)
MATCH (i)-[:IN]->(c:Circle)
WHERE c.entry <> 'INVITED' OR c.id IN circles
MATCH (i)-[:ABOUT]->(t:Topic)
WHERE p = me
   OR (i.visibility = 'CIRCLE' AND c.id IN circles OR i.visibility = 'NEWCOMERS' AND c.id IN fresh)
      AND (NOT apart OR c.id IN past.circles)
   OR i.visibility = 'CONTACTS' AND (tied OR apart) AND (i.kind = 'GIVE' OR t.id + '|' + c.id IN $fits)
RETURN i.id AS id, i.kind AS kind, p.id AS person, t.id AS topic, c.id AS circle, i.note AS note,
       i.terms AS terms, i.visibility AS visibility, CASE WHEN p = me THEN i.capacity END AS capacity,
       i.since AS since, i.until AS until, i.closed AS closed
ORDER BY since DESC, id DESC
