MATCH (me:Person {id: $viewer})
MATCH (r:TieRequest {pair: $pair})
REMOVE r.pair
