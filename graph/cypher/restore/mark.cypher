MATCH (m:Restore {id: $id})
SET m.done = $done
