MATCH (p:Leaving {id: $person})<-[:READ_BY]-(r:Reading)
SET r.comment = ''
