MATCH (o:Outbox {due: $rest})
WHERE o.at < $before AND o.to <> ''
SET o.to = '', o.about = '{}'
