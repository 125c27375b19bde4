MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})<-[:ON]-(d:Decision)
RETURN d.action AS action
ORDER BY d.at DESC, d.id DESC
LIMIT 1
