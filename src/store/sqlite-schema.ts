/** The version of the schema below, kept in the file's `user_version`; 0 stands for a new file. */
export const SCHEMA_VERSION = 1

/**
 * The tables. What is appended stays as it is: triggers forbid to change it, and also to write past the end of the ledger or
 * of a record, which INSERT OR REPLACE would take for leave to delete.
 */
export const SCHEMA = `
  CREATE TABLE revision (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    change TEXT NOT NULL,
    record TEXT NOT NULL,
    actor TEXT NOT NULL,
    time TEXT NOT NULL,
    note TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    request TEXT,
    part INTEGER NOT NULL,
    UNIQUE (id, version),
    UNIQUE (request, part)
  ) STRICT;
  CREATE INDEX revision_first ON revision (seq, id) WHERE version = 1;
  CREATE INDEX revision_actor ON revision (actor);
  CREATE INDEX revision_day ON revision (substr(time, 1, 10));

  CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'append only'); END;
  CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'append only'); END;
  CREATE TRIGGER revision_next BEFORE INSERT ON revision
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM revision)
      OR NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM revision WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM revision WHERE request = NEW.request AND part = NEW.part)
    BEGIN SELECT RAISE(ABORT, 'append only'); END;

  CREATE TABLE unanswered (
    number INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    lang TEXT NOT NULL,
    day TEXT NOT NULL
  ) STRICT;

  PRAGMA user_version = ${SCHEMA_VERSION};
`
