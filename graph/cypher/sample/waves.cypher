UNWIND $rows AS one
MATCH (ask:Ask {id: one.ask})
CREATE (ask)-[:IN_WAVE]->(w:Wave)
SET w = one.row, ask.waves_note = one.note, ask.waves_last = one.row.number
WITH one, w
UNWIND one.introductions AS id
MATCH (i:Introduction {id: id})
CREATE (w)-[:OF]->(i)
