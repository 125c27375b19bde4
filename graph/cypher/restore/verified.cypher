MATCH (m:Restore)
SET m.verified = true
