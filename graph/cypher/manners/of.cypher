MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (i:Introduction {id: wanted})
WITH me, i
MATCH (i)-[part:ASKER|INTRODUCER|HELPER]->(p:Person {id: $viewer})
WITH i, p, type(part) AS part,
     [(i)-[:OVER]->(ask:Ask) | ask.style] AS styles,
     [(i)-[:OVER]->(:Ask)-[:IN]->(within:Circle) | within.id] AS within
// Only one's own mark: whether others are marked is theirs to know.
RETURN i.id AS id, head(styles) AS style, i.cold_who AS who, i.cold_work AS work, i.cold_after AS after,
       part <> 'ASKER' AND size([(p)-[seat:MEMBER]->(circle:Circle)
         WHERE coalesce(seat.junior, false) AND (size(within) = 0 OR circle.id IN within) | circle.id]) > 0 AS junior
