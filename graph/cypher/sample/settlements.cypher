UNWIND $rows AS one
MATCH (i:Iou {id: one.iou})
MATCH (f:Favour {id: one.iou})
CREATE (:Settlement {key: one.iou, how: one.how, at: one.at})-[:OF]->(i)
FOREACH (p IN one.postings |
  CREATE (f)-[:POSTED]->(:Posting {id: p.id, account: p.account, amount: p.amount, at: p.at}))
