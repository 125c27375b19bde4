// What the holder of a session knows it by, among their own.
MATCH (s:Session) WHERE s.key IS NULL SET s.key = toString(s.created), s.device = 'A device we do not know';
