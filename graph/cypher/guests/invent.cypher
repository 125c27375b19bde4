MATCH (me:Person {id: $viewer})
CREATE (:Person {id: $guest, name: '', turn: ''})
