MATCH (m:Restore)
RETURN m.id AS id, m.done AS done, m.state AS state
