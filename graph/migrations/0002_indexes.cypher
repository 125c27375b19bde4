// What the worker looks for.
CREATE INDEX outbox_due IF NOT EXISTS FOR (n:Outbox) ON (n.due);
CREATE INDEX introduction_step IF NOT EXISTS FOR (n:Introduction) ON (n.state, n.step_due);
CREATE INDEX change_at IF NOT EXISTS FOR (n:Change) ON (n.at);
CREATE INDEX session_until IF NOT EXISTS FOR (n:Session) ON (n.until);
CREATE INDEX code_until IF NOT EXISTS FOR (n:Code) ON (n.until);
CREATE INDEX receipt_at IF NOT EXISTS FOR (n:Receipt) ON (n.at);
// What waits for somebody who joins.
CREATE INDEX tie_request_email IF NOT EXISTS FOR (n:TieRequest) ON (n.email);
CREATE INDEX invitation_email IF NOT EXISTS FOR (n:Invitation) ON (n.email);
// A past tie is found by its id, which is no promise: both sides keep one.
CREATE INDEX past_tie_id IF NOT EXISTS FOR (n:PastTie) ON (n.id);
