MATCH (me:Person {id: $viewer})
MATCH (asker:Person)-[:ASKED]->(ask:Ask {id: $ask})
// Whoever is named reads the ask: of one inside a circle only its members do.
WITH asker, ask.audience <> 'CIRCLE' AS anywhere, [(ask)-[:IN]->(within:Circle) | within.id] AS within
MATCH (asker)-[near:KNOWS]->(contact:Person)
WHERE near.via
WITH asker, near, contact, anywhere OR size([(contact)-[:MEMBER]->(circle:Circle)
                                             WHERE circle.id IN within | circle.id]) > 0 AS inside
WHERE inside
MATCH (contact)-[onward:KNOWS]->(helper:Person {id: $viewer})
WHERE onward.via AND contact.weekly > 0 AND coalesce(contact.paused, 0) <= $now
WITH asker, near, onward, contact
MATCH (contact)-[back:KNOWS]->(to:Person)
WHERE to.id = asker.id
RETURN contact.id AS contact, near.ring AS near_ring, near.touched AS near_touched,
       back.ring AS back_ring, back.touched AS back_touched,
       onward.ring AS onward_ring, onward.touched AS onward_touched,
       // As in evidence/ways: a help that was taken back was none.
       size([(contact)<-[:THROUGH]-(favour:Favour)
             WHERE size([(favour)<-[:OF]-(none:Correction) | none.id]) = 0 | favour.id]) AS led_to_help
