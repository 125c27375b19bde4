MATCH (m:Restore {id: $id})
SET m.state = $state
