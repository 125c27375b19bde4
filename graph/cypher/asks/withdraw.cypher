MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $id})
SET ask.turn = $turn,
    ask.state = CASE ask.state WHEN 'OPEN' THEN 'WITHDRAWN' ELSE ask.state END
RETURN ask.id AS id
