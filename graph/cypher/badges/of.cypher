MATCH (me:Person {id: $viewer})
WITH me,
     [(me)<-[:TO]-(r:TieRequest)<-[:SENT]-(from:Person)
       WHERE r.state = 'OPEN' AND r.until > $now AND NOT EXISTS { (me)-[:BLOCKS]->(from) } | from.id] AS requests,
     [(me)-[seat:MEMBER]->(circle:Circle) WHERE coalesce(seat.junior, false) | circle.id] AS junior,
     [(me)<-[part:ASKER|INTRODUCER|HELPER]-(i:Introduction)
       WHERE i.step_due > $now AND coalesce(part.quiet_until, 0) <= $now AND coalesce(i[toLower(type(part)) + '_left'], 0) = 0
         AND (type(part) = 'INTRODUCER' AND i.state = 'WITH_INTRODUCER'
              OR type(part) = 'HELPER' AND i.state = 'WITH_HELPER'
              OR type(part) = 'ASKER' AND i.state = 'WITH_ASKER'
              OR type(part) = 'ASKER' AND i.state = 'WITH_BOTH' AND i.asker_yes = 0
              OR type(part) = 'HELPER' AND i.state = 'WITH_BOTH' AND i.helper_yes = 0)
         AND NOT EXISTS { MATCH (i)-[:OVER]->(ask:Ask) WHERE ask.state <> 'OPEN' OR ask.expires <= $now }
       | [type(part), head([(i)-[:OVER]->(:Ask)-[:IN]->(within:Circle) | within.id])]] AS waiting,
     [(me)<-[part:ASKER|HELPER]-(i:Introduction)-[:HOLDS]->(m:Message)<-[:WROTE]-(writer:Person)
       WHERE i.introduced_at > 0 AND m.at > part.read AND writer.id <> $viewer
         AND NOT EXISTS { (me)-[:BLOCKS]->(writer) } | i.id] AS unread
WITH requests, unread,
     // Where one is marked junior nobody counts what one leaves unanswered.
     [w IN waiting WHERE w[0] = 'ASKER' OR size(junior) = 0 OR w[1] IS NOT NULL AND NOT w[1] IN junior] AS answers
UNWIND CASE WHEN size(unread) > 0 THEN unread ELSE [null] END AS thread
RETURN size(requests) AS requests, size(answers) AS answers, count(DISTINCT thread) AS unread
