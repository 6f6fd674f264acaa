import type { Connections } from './postgres-connections.ts'

/** The channel on which the last sequence number is told after every append. */
export const CHANNEL = 'dossier_revision'

/** Any number will do that no other program takes in the same database. */
const LOCK = 7_203_411_958

/** How long an append waits for others, and how long the server keeps the lock for one that went silent. */
const LOCK_MS = 10_000

/**
 * Begins a transaction that has the ledger to itself. Read committed, whatever the server's default is: its later
 * statements must see what was committed while it waited. What is acknowledged must be on the disk.
 */
export const BEGIN_ALONE = `
  BEGIN ISOLATION LEVEL READ COMMITTED;
  SET LOCAL lock_timeout = ${LOCK_MS};
  SET LOCAL idle_in_transaction_session_timeout = ${LOCK_MS};
  SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
  SELECT pg_advisory_xact_lock(${LOCK})`

const IS_COMPLETE = `
  SELECT to_regclass('unanswered') IS NOT NULL
     AND EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass('revision') AND tgname = 'revision_stays' AND tgenabled = 'A') AS complete`

/** The columns are those of `revision-rows.ts`, in its order. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS revision (
    seq BIGINT PRIMARY KEY,
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
  );
  CREATE INDEX IF NOT EXISTS revision_first ON revision (seq, id) WHERE version = 1;
  CREATE INDEX IF NOT EXISTS revision_actor ON revision (actor);
  CREATE INDEX IF NOT EXISTS revision_day ON revision (substr(time, 1, 10));

  CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'append only'; END
  $$;
  CREATE OR REPLACE TRIGGER revision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  ALTER TABLE revision ENABLE ALWAYS TRIGGER revision_stays;

  CREATE TABLE IF NOT EXISTS unanswered (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text TEXT NOT NULL,
    lang TEXT NOT NULL,
    day TEXT NOT NULL
  )`

/** Makes the tables where they are not there yet; where they are, it writes nothing, so that a copy that can only be read does too. */
export async function makeSchema(connections: Connections): Promise<void> {
  const [found] = await connections.query<{ complete: boolean }>(IS_COMPLETE)
  if (found?.complete) return
  const client = await connections.borrow()
  try {
    await client.query(BEGIN_ALONE)
    await client.query(SCHEMA)
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
