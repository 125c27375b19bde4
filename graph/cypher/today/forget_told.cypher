MATCH (me:Person {id: $viewer})<-[told:TOLD]-(a:Ask)
WHERE a.state <> 'OPEN' OR a.expires <= $now
DELETE told
