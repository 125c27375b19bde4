MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MERGE (me)-[w:WANTS_IN]->(c)
SET w.at = $now, w.note = $note, w.declined = false, w.questions = $questions, w.answers = $answers
