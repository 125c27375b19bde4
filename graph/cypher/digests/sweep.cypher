MATCH (d:Digest)
WHERE d.sent > 0 AND d.sent < $before
DETACH DELETE d
