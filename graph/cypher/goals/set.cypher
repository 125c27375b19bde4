MATCH (me:Person {id: $viewer})
SET me.goal = $sentence, me.goal_skills = $skills, me.goal_fields = $fields, me.goal_musts = $musts
