// Nobody answers for these words but who reported them: a later report makes a case of its own.
MATCH (me:Person {id: $viewer})<-[:CONCERNS]-(k:Case {kind: 'Circle'})
REMOVE k.key
