MATCH (:Person)-[k:KNOWS]->()
RETURN count(k) AS ties
