UNWIND $rows AS one
CREATE (t:Topic)
SET t = one.row
