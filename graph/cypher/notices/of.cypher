MATCH (me:Person {id: $viewer})
RETURN me.mail_requests AS requests, me.mail_messages AS messages, me.mail_news AS news,
       me.mail_gifts AS gifts, me.mail_endings AS endings, me.mail_days AS days, me.mail_hour AS hour, me.zone AS zone, me.rests AS rests
