MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (r:Reading {id: wanted})
WHERE NOT r.closed
WITH me, r
MATCH (r)<-[:DRAFTED]-(by:Person)
WITH me, r, by
MATCH (r)-[:IN]->(c:Circle)
OPTIONAL MATCH (r)-[:READ_BY]->(reader:Person)
WITH me, r, by, c, head(collect(reader.id)) AS reader
OPTIONAL MATCH (r)-[o:OFFERED]->(me)
WITH me, r, by, c, reader, sum(CASE WHEN o.from <= $now AND o.until > $now AND NOT o.passed THEN 1 ELSE 0 END) AS offered
WHERE by = me
   OR NOT EXISTS { (me)-[:BLOCKS]-(by) } AND EXISTS { (me)-[:MEMBER]->(c) } AND EXISTS { (by)-[:MEMBER]->(c) }
      AND (reader = me.id OR reader IS NULL AND offered > 0)
RETURN r.id AS id, r.text AS text, r.note AS note, r.who AS who, r.work AS work, r.after AS after, c.id AS circle,
       by.id AS writer, by = me AS mine, CASE WHEN by = me THEN r.person ELSE '' END AS person, r.comment AS comment,
       reader, r.at AS at, CASE WHEN by = me THEN r.due END AS due
