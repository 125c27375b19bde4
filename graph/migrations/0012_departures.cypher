// Who is leaving is found by the address they come back with; who left by nothing but the ledger.
CREATE CONSTRAINT leaving_id IF NOT EXISTS FOR (n:Leaving) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT leaving_email IF NOT EXISTS FOR (n:Leaving) REQUIRE n.email IS UNIQUE;
CREATE CONSTRAINT gone_id IF NOT EXISTS FOR (n:Gone) REQUIRE n.id IS UNIQUE;
