MATCH (me:Person {id: $viewer})
CREATE (me)-[:ASKED]->(:Ask {
  id: $id, text: $text, terms: 0, style: 'SOFT', audience: 'CONTACTS', unnamed: false, urgent: false, share: true,
  state: 'OPEN', posted: $now, expires: $expires, turn: $id})
