MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
SET c.questions = $questions
