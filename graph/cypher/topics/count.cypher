MATCH (a:Alias)
RETURN count(a) AS aliases
