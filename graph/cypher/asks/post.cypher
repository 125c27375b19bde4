// Answers what asks/of would: reading it back is a third of the time that posting takes.
MATCH (me:Person {id: $viewer})
CREATE (me)-[:ASKED]->(ask:Ask {
  id: $id, text: $text, terms: $terms, style: $style, audience: $audience, unnamed: $unnamed,
  urgent: $urgent, state: 'OPEN', posted: $now, expires: $expires, turn: $id})
WITH me, ask
OPTIONAL MATCH (circle:Circle {id: $circle})
FOREACH (within IN CASE WHEN circle IS NULL THEN [] ELSE [circle] END |
  CREATE (ask)-[:IN]->(within))
WITH me, ask, circle
UNWIND CASE WHEN size($topics) = 0 THEN [''] ELSE $topics END AS about
OPTIONAL MATCH (topic:Topic {id: about})
FOREACH (one IN CASE WHEN topic IS NULL THEN [] ELSE [topic] END |
  CREATE (ask)-[:ABOUT]->(one))
WITH me, ask, circle, collect(topic.id) AS topics
RETURN ask.id AS id, ask.text AS text, ask.terms AS terms, ask.style AS style,
       ask.audience AS audience, ask.unnamed AS unnamed, ask.state AS recorded,
       ask.posted AS posted, ask.expires AS expires,
       {id: me.id, name: me.name, why: me.why, place: me.place, link: me.link, photo: me.photo} AS asker,
       circle.id AS circle, topics, true AS mine, false AS can_offer, ask.urgent AS urgent, false AS share
