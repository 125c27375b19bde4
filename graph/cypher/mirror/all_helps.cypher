MATCH (v:Favour) WHERE NOT EXISTS { (v)<-[:OF]-(:Correction) }
MATCH (v)-[:BY]->(p)
OPTIONAL MATCH (v)-[:FOR]->(a)
RETURN p.id AS id, collect([v.at, coalesce(a.id, v.id), coalesce(v.topic, '')]) AS helps
