MATCH (i:Introduction)
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH']
  AND i.step_due <= $now
WITH i LIMIT $most
SET i.turn = $turn
WITH i
// An answer that came first may have begun the next step.
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH']
  AND i.step_due <= $now
SET i.ended_by = CASE i.state
      WHEN 'WITH_INTRODUCER' THEN 'INTRODUCER'
      WHEN 'WITH_HELPER' THEN 'HELPER'
      WHEN 'WITH_ASKER' THEN 'ASKER'
      ELSE CASE WHEN i.asker_yes > 0 THEN 'HELPER' WHEN i.helper_yes > 0 THEN 'ASKER'
                ELSE 'ASKER HELPER' END END,
    i.state = 'CLOSED', i.closed_at = i.step_due
REMOVE i.pair
RETURN i.id AS id
