UNWIND $rows AS one
CREATE (p:Person)
SET p = one.row
