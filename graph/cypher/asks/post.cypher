MATCH (me:Person {id: $viewer})
CREATE (me)-[:ASKED]->(ask:Ask {
  id: $id, text: $text, terms: $terms, style: $style, audience: $audience, unnamed: $unnamed,
  urgent: $urgent, state: 'OPEN', posted: $now, expires: $expires, turn: $id})
WITH ask
OPTIONAL MATCH (circle:Circle {id: $circle})
FOREACH (within IN CASE WHEN circle IS NULL THEN [] ELSE [circle] END |
  CREATE (ask)-[:IN]->(within))
WITH ask
UNWIND $topics AS about
MATCH (topic:Topic {id: about})
CREATE (ask)-[:ABOUT]->(topic)
