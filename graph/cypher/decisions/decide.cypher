MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})-[:CONCERNS]->(p:Person)
CREATE (d:Decision {id: $id, at: $now, action: $action, reasons: $reasons, until: $until, told: $told})-[:ON]->(k)
CREATE (d)-[:CONCERNS]->(p)
SET k.state = 'DECIDED'
REMOVE k.key
