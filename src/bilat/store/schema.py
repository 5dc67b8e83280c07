"""The tables of a base and the list of migrations that lead to them. No rows are written here.

A base is one SQLite file. `application_id` marks it as ours; `user_version` is the number of migrations that it has gone through.
"""

from __future__ import annotations

# "blat" in ASCII.
APPLICATION_ID = 0x626C6174

_FIRST = """
CREATE TABLE documents (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    date TEXT,
    last_day TEXT,
    publisher TEXT,
    language TEXT NOT NULL,
    kind TEXT,
    copy_of TEXT,
    teasers INTEGER NOT NULL,
    text TEXT NOT NULL,
    rest BLOB NOT NULL
);
CREATE TABLE runs (
    run INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents(n) ON DELETE CASCADE,
    PRIMARY KEY (run, document)
) WITHOUT ROWID;
CREATE INDEX runs_document ON runs(document);
CREATE TABLE claims (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents(n) ON DELETE CASCADE,
    type TEXT NOT NULL,
    modality TEXT NOT NULL,
    "when" TEXT,
    first_day TEXT,
    last_day TEXT,
    bucket TEXT NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,
    record BLOB NOT NULL,
    UNIQUE (document, id)
);
CREATE INDEX claims_id ON claims(id);
CREATE INDEX claims_type ON claims(type);
CREATE INDEX claims_bucket ON claims(bucket);
CREATE TABLE claim_dyads (
    claim INTEGER NOT NULL REFERENCES claims(n) ON DELETE CASCADE,
    dyad TEXT NOT NULL,
    PRIMARY KEY (dyad, claim)
) WITHOUT ROWID;
CREATE INDEX claim_dyads_claim ON claim_dyads(claim);
CREATE TABLE claim_names (
    claim INTEGER NOT NULL REFERENCES claims(n) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (name, claim)
) WITHOUT ROWID;
CREATE INDEX claim_names_claim ON claim_names(claim);
CREATE TABLE refusals (
    n INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents(n) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    record BLOB NOT NULL
);
CREATE INDEX refusals_document ON refusals(document);
CREATE TABLE families (
    id TEXT PRIMARY KEY,
    record BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE family_members (
    document TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES families(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX family_members_family ON family_members(family);
CREATE TABLE facts (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL,
    modality TEXT NOT NULL,
    "when" TEXT,
    first_day TEXT,
    last_day TEXT,
    bucket TEXT NOT NULL,
    record BLOB NOT NULL
);
CREATE INDEX facts_bucket ON facts(bucket);
CREATE INDEX facts_verdict ON facts(verdict);
CREATE TABLE fact_claims (
    fact INTEGER NOT NULL REFERENCES facts(n) ON DELETE CASCADE,
    claim TEXT NOT NULL,
    PRIMARY KEY (claim, fact)
) WITHOUT ROWID;
CREATE INDEX fact_claims_fact ON fact_claims(fact);
CREATE TABLE fact_dyads (
    fact INTEGER NOT NULL REFERENCES facts(n) ON DELETE CASCADE,
    dyad TEXT NOT NULL,
    PRIMARY KEY (dyad, fact)
) WITHOUT ROWID;
CREATE INDEX fact_dyads_fact ON fact_dyads(fact);
CREATE TABLE fact_names (
    fact INTEGER NOT NULL REFERENCES facts(n) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (name, fact)
) WITHOUT ROWID;
CREATE INDEX fact_names_fact ON fact_names(fact);
CREATE TABLE pending (
    bucket TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE VIRTUAL TABLE claims_text USING fts5(quote, content='claims', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN
    INSERT INTO claims_text(rowid, quote) VALUES (new.n, new.quote);
END;
CREATE TRIGGER claims_removed AFTER DELETE ON claims BEGIN
    INSERT INTO claims_text(claims_text, rowid, quote) VALUES ('delete', old.n, old.quote);
END;
CREATE VIRTUAL TABLE documents_text USING fts5(
    title, text, content='documents', content_rowid='n', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO documents_text(rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO documents_text(documents_text, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
"""

# Judgements are never deleted: what is taken back has a row in `undoings`. A bucket says on which claims a judgement can bear.
_JUDGEMENTS = """
CREATE TABLE judgements (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    verb TEXT NOT NULL,
    name TEXT NOT NULL,
    day TEXT NOT NULL,
    record BLOB NOT NULL
);
CREATE TABLE judgement_subjects (
    judgement INTEGER NOT NULL REFERENCES judgements(n),
    place INTEGER NOT NULL,
    bucket TEXT NOT NULL,
    PRIMARY KEY (judgement, place)
) WITHOUT ROWID;
CREATE INDEX judgement_subjects_bucket ON judgement_subjects(bucket);
CREATE TABLE undoings (
    judgement INTEGER PRIMARY KEY REFERENCES judgements(n),
    record BLOB NOT NULL
);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _JUDGEMENTS)
