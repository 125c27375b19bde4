// A graph that is older than the ledger was posted when it was migrated.
UNWIND $rows AS one
MATCH (f:Favour {id: one.favour})
WHERE NOT EXISTS { (f)-[:POSTED]->(:Posting) }
FOREACH (p IN one.postings |
  CREATE (f)-[:POSTED]->(:Posting {id: p.id, account: p.account, amount: p.amount, at: p.at}))
FOREACH (terms IN one.owed | CREATE (:Iou {id: one.favour, at: one.at, terms: terms, turn: ''})-[:OVER]->(f))
WITH one, f
MATCH (c:Circle {id: one.circle})
CREATE (f)-[:IN]->(c)
