// Before gifts had a way of their own, whoever wanted no news by mail wanted no gifts.
MATCH (p:Person) WHERE p.mail_news = 'OFF' AND p.mail_gifts IS NULL SET p.mail_gifts = 'OFF';
MATCH (p:Leaving) WHERE p.mail_news = 'OFF' AND p.mail_gifts IS NULL SET p.mail_gifts = 'OFF';
