MATCH (p:Leaving {id: $person})<-[:INTRODUCER]-(i:Introduction)
SET i.introducer_note = '', i.other_note = '',
    i.note = CASE i.begun_by WHEN 'INTRODUCER' THEN '' ELSE i.note END
