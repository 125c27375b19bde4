MATCH (p:Leaving {id: $person})
SET p = {id: $pseudonym}
REMOVE p:Leaving
SET p:Gone
