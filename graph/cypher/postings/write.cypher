MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WITH f
UNWIND $postings AS one
CREATE (f)-[:POSTED]->(:Posting {id: one.id, account: one.account, amount: one.amount, at: $now})
