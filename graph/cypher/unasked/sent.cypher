MATCH (u:Unasked {id: $id})
SET u.letter = $letter, u.at = $now
