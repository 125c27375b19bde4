MATCH (me:Person {id: $viewer})
MATCH (i:Introduction {pair: $pair})
// Lapsed by the clock, whether or not anybody has written it down.
WHERE i.step_due <= $now
REMOVE i.pair
