-- Everything that is about a person is sealed. In clear stand random identifiers, salted hashes, counters and sizes only:
-- no label, no date, no name, no token made of one, and nothing that ties a record to its subject.

CREATE TABLE vault.batch (
    id      bytea PRIMARY KEY CHECK (length(id) = 16),
    state   smallint NOT NULL CHECK (state BETWEEN 1 AND 3), -- 1 staged, 2 active, 3 discarded
    digest  bytea NOT NULL                                   -- keyed: tells nothing to who guesses the contents
);
CREATE INDEX batch_pending ON vault.batch (id) WHERE state = 1;

CREATE TABLE vault.record (
    id         bytea PRIMARY KEY CHECK (length(id) = 16),
    batch      bytea NOT NULL REFERENCES vault.batch,
    place      integer NOT NULL,
    commitment bytea NOT NULL CHECK (length(commitment) = 32),
    sealed     bytea STORAGE EXTERNAL NOT NULL
);
CREATE UNIQUE INDEX record_batch ON vault.record (batch, place);

-- The indexes of the subjects: parts that grow together as a log-structured merge tree does. A part of a staged batch waits here
-- with its batch set.
CREATE TABLE vault.segment (
    subject bytea PRIMARY KEY CHECK (length(subject) = 16),
    version bigint NOT NULL -- random, another with each change
);
CREATE TABLE vault.segment_part (
    id      bytea PRIMARY KEY CHECK (length(id) = 16),
    subject bytea NOT NULL,
    place   integer NOT NULL,
    sealed  bytea STORAGE EXTERNAL NOT NULL
);
CREATE INDEX segment_part_subject ON vault.segment_part (subject, place);
CREATE TABLE vault.staged_part (
    id      bytea PRIMARY KEY CHECK (length(id) = 16),
    batch   bytea NOT NULL REFERENCES vault.batch,
    subject bytea NOT NULL,
    sealed  bytea STORAGE EXTERNAL NOT NULL
);
CREATE INDEX staged_part_batch ON vault.staged_part (batch);

CREATE TABLE vault.person (
    subject bytea PRIMARY KEY CHECK (length(subject) = 16),
    sealed  bytea STORAGE EXTERNAL NOT NULL
);

CREATE TABLE vault.tombstone (
    record bytea PRIMARY KEY CHECK (length(record) = 16)
);

CREATE TABLE vault.journal_head (
    subject bytea PRIMARY KEY CHECK (length(subject) = 16),
    entries bigint NOT NULL,
    head    bytea NOT NULL CHECK (length(head) = 32)
) WITH (fillfactor = 50);
CREATE TABLE vault.journal_entry (
    subject bytea NOT NULL,
    number  bigint NOT NULL,
    hash    bytea NOT NULL CHECK (length(hash) = 32),
    sealed  bytea STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (subject, number)
);
CREATE TABLE vault.journal_root (
    number  bigint PRIMARY KEY,
    root    bytea NOT NULL CHECK (length(root) = 32),
    entries bigint NOT NULL
);
-- Which heads a root saw for the first time: enough to rebuild the tree under any root.
CREATE TABLE vault.journal_root_head (
    subject bytea NOT NULL,
    root    bigint NOT NULL REFERENCES vault.journal_root,
    entries bigint NOT NULL,
    PRIMARY KEY (subject, root)
);

-- Wrapped keys: a schema of its own, so that its backups can be others and younger.
CREATE TABLE vault_keys.subject_key (
    subject bytea NOT NULL CHECK (length(subject) = 16),
    purpose smallint NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (subject, purpose)
);
CREATE TABLE vault_keys.data_key (
    owner   bytea PRIMARY KEY CHECK (length(owner) = 16),
    wrapped bytea NOT NULL
);
CREATE TABLE vault_keys.vault_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    wrapped  bytea NOT NULL
);
