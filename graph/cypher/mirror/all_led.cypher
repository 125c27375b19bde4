MATCH (v:Favour) WHERE NOT EXISTS { (v)<-[:OF]-(:Correction) }
MATCH (v)-[:THROUGH]->(p)
RETURN p.id AS id, count(v) AS led
