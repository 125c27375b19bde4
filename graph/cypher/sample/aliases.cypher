UNWIND $rows AS one
MATCH (t:Topic {id: one.topic})
CREATE (:Alias {key: one.key, name: one.name})-[:OF]->(t)
