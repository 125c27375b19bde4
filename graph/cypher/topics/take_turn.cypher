UNWIND $ids AS id
MATCH (t:Topic {id: id})
SET t.turn = $turn
