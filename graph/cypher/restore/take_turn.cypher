MERGE (m:Restore {id: $id})
ON CREATE SET m.done = 0, m.state = 'LOADING'
SET m.turn = $turn
RETURN m.done AS done
