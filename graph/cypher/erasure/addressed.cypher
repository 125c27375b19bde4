MATCH (n:<label> {email: $email})
WHERE n.until <= $now
DETACH DELETE n
