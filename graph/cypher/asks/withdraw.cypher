MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $id})
// Said also where somebody else closed it, and opens it again.
SET ask.turn = $turn, ask.taken_back = true,
    ask.state = CASE ask.state WHEN 'OPEN' THEN 'WITHDRAWN' ELSE ask.state END
RETURN ask.id AS id
