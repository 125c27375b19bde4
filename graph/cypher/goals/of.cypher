MATCH (me:Person {id: $viewer})
WHERE me.goal IS NOT NULL
RETURN me.goal AS sentence, coalesce(me.goal_skills, []) AS skills, coalesce(me.goal_fields, []) AS fields,
       coalesce(me.goal_musts, []) AS musts
