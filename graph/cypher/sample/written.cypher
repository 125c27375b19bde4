MATCH (s:Sample)
RETURN s.kind AS kind
