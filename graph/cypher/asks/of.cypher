MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(own:Circle)
WITH me, collect(own.id) AS own
UNWIND $ids AS wanted
MATCH (ask:Ask {id: wanted})<-[:ASKED]-(asker:Person)
WITH me, own, ask, asker,
     asker.id = $viewer AS mine,
     ask.state = 'OPEN' AND ask.expires > $now AS live,
     // A contact who blocked one is a contact still, as far as one knows.
     EXISTS { (me)-[:KNOWS]->(asker) }
       OR EXISTS { MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(asker) WHERE t.frozen } AS tied,
     EXISTS { (me)-[:BLOCKS]-(asker) } AS blocked,
     [(ask)<-[:OVER]-(i:Introduction)-[:HELPER]->(p:Person {id: $viewer})
       WHERE i.reached_at > 0 OR i.begun_by = 'HELPER' | i.introduced_at] AS helping,
     [(ask)<-[:OVER]-(i:Introduction)-[:INTRODUCER]->(p:Person {id: $viewer})
       WHERE i.asked_at > 0 OR i.begun_by = 'INTRODUCER' OR i.introduced_at > 0 | i.introduced_at] AS introducing
WHERE mine OR size(helping) > 0 OR size(introducing) > 0
   OR live AND NOT blocked
      AND (ask.id IN $granted OR tied AND ask.audience IN ['CONTACTS', 'EXTENDED'])
WITH me, ask, asker, mine, live, blocked, tied, helping, introducing,
     [one IN coalesce(asker.narrowed, []) WHERE NOT mine AND NOT (tied AND one + '|contacts' IN coalesce(asker.readers, []))
       AND NOT any(circle IN own WHERE one + '|' + circle IN coalesce(asker.readers, []))] AS hidden,
     [(ask)-[:IN]->(circle:Circle) | circle.id] AS circles,
     [(ask)-[:ABOUT]->(topic:Topic) | topic.id] AS topics
RETURN ask.id AS id, ask.text AS text, ask.terms AS terms, ask.style AS style,
       ask.audience AS audience, ask.unnamed AS unnamed, ask.state AS recorded,
       ask.posted AS posted, ask.expires AS expires,
       CASE WHEN mine OR tied OR NOT ask.unnamed OR size(introducing) > 0
                 OR any(met IN helping WHERE met > 0)
            THEN {id: asker.id, name: asker.name, why: asker.why,
                  place: CASE WHEN 'place' IN hidden THEN '' ELSE asker.place END,
                  link: CASE WHEN 'link' IN hidden THEN '' ELSE asker.link END,
                  photo: CASE WHEN 'photo' IN hidden THEN '' ELSE asker.photo END} ELSE null END AS asker,
       circles[0] AS circle, topics, mine,
       live AND NOT mine AND size(helping) = 0
         AND (tied OR NOT blocked AND ask.id IN $granted) AS can_offer, coalesce(ask.urgent, false) AS urgent,
       coalesce(ask.share, false) AS share
