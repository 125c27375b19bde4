MATCH (p:Leaving {id: $person})<-[part:INTRODUCER|MEANT]-(i:Introduction)
// Their edge goes; that the helper was not asked directly, and is another than who was meant, stays.
SET i.between_gone = CASE type(part) WHEN 'INTRODUCER' THEN true ELSE i.between_gone END,
    i.meant_gone = CASE type(part) WHEN 'MEANT' THEN true ELSE i.meant_gone END
WITH part, i
WHERE type(part) = 'INTRODUCER'
SET i.introducer_note = '', i.other_note = '',
    i.note = CASE coalesce(i.note_by, i.begun_by) WHEN 'INTRODUCER' THEN '' ELSE i.note END
