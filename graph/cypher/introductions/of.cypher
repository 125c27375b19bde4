MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (i:Introduction {id: wanted})
WITH i
MATCH (i)-[mine:ASKER|INTRODUCER|HELPER]->(p:Person {id: $viewer})
WITH p AS me, i, type(mine) AS part, coalesce(mine.quiet_until, 0) AS quiet, i.introduced_at > 0 AS open
// Where Weft moved on, what came of it stands in place of where it began.
WHERE part = 'ASKER' AND (i.told OR open)
      AND NOT EXISTS { MATCH (i)<-[:INSTEAD_OF]-(next:Introduction) WHERE next.introduced_at > 0 }
   OR part = 'HELPER' AND (i.begun_by = 'HELPER' OR i.reached_at > 0 OR i.both AND i.told)
   OR part = 'INTRODUCER' AND (i.asked_at > 0 OR i.begun_by = 'INTRODUCER' OR open)
MATCH (i)-[:ASKER]->(asker:Person)
MATCH (i)-[:HELPER]->(helper)
// Where one was asked through somebody the helper stays unnamed, also when the contact in between has left.
WITH me, i, part, quiet, open, asker, helper, part = 'ASKER' AND NOT open AND i.begun_by <> 'HELPER'
       AND (EXISTS { (i)-[:INTRODUCER]->() } OR coalesce(i.between_gone, false)) AS unnamed,
     EXISTS { (me)-[:BLOCKS]->()<-[:INTRODUCER]-(i) } AS parted
// A helper whom nothing names may leave, or be blocked by whoever asked for them, unnoticed.
WHERE NOT EXISTS { (me)-[:BLOCKS]->(asker) }
  AND (coalesce(i.menu, false) OR unnamed AND i.begun_by = 'ASKER'
       OR (unnamed OR helper:Person) AND NOT EXISTS { (me)-[:BLOCKS]->(helper) })
OPTIONAL MATCH (i)-[:INTRODUCER]->(introducer:Person)
OPTIONAL MATCH (i)-[:OVER]->(ask:Ask)
OPTIONAL MATCH (i)-[:OVER_TAKE]->(take:Intent)
RETURN i.id AS id, part, i.state AS recorded, i.begun_by AS begun_by, i.both AS both,
       CASE WHEN i.both AND part = 'ASKER' THEN i.other_note ELSE i.note END AS note,
       coalesce(i.note_by, i.begun_by) AS note_by,
       CASE WHEN i.both AND part = 'INTRODUCER' THEN i.other_note ELSE '' END AS other_note,
       CASE WHEN part = 'ASKER' AND NOT open THEN '' ELSE i.introducer_note END AS introducer_note,
       ask.id AS ask, take.id AS take,
       CASE WHEN part = 'HELPER' AND NOT open AND (i.both OR ask.unnamed) THEN null
            ELSE asker.id END AS asker,
       introducer.id AS introducer,
       CASE WHEN NOT unnamed THEN helper.id END AS helper,
       CASE WHEN part = 'HELPER' AND i.reached_at > 0 THEN i.reached_at
            WHEN part = 'ASKER' AND coalesce(i.menu, false) THEN i.introducer_yes
            ELSE i.started END AS since,
       i.started AS started, i.due AS due,
       // Once the ask is helped or over an answer may still be given, but nobody waits for it.
       CASE WHEN ask IS NULL OR ask.state = 'OPEN' AND ask.expires >= i.step_due THEN i.step_due
            WHEN ask.state = 'OPEN' THEN ask.expires ELSE 0 END AS asked_until,
       i.step_due AS step_due, quiet AS quiet_until,
       CASE WHEN part = 'ASKER' AND NOT open THEN 0 ELSE i.reached_at END AS reached_at,
       i.introduced_at AS introduced_at,
       CASE part WHEN 'ASKER' THEN i.asker_yes WHEN 'HELPER' THEN i.helper_yes
            ELSE i.introducer_yes END AS yes,
       i.ended_by AS ended_by, i.closed_at AS closed_at, i.outcome_note AS outcome_note,
       i.outcome_at AS outcome_at, i.thanks AS thanks, i.updated AS updated,
       CASE WHEN unnamed AND i.begun_by = 'ASKER' AND NOT parted THEN 0
            ELSE coalesce(i[toLower(part) + '_left'], 0) END AS left,
       coalesce(i.asker_left, i.introducer_left,
                CASE WHEN NOT coalesce(i.menu, false) THEN i.helper_left END, 0) > 0 AS void,
       part = 'ASKER' AND coalesce(i.reroute, false) AND i.told AS reroute,
       coalesce(i.menu, false) AS menu, part = 'INTRODUCER' AND i.told AS shown
