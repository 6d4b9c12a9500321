-- Small values that use cases remember. Drawer and name stand here as keyed hashes only; both are sealed with the value.
CREATE TABLE vault.cabinet (
    place  bytea PRIMARY KEY CHECK (length(place) = 32),
    drawer bytea NOT NULL CHECK (length(drawer) = 32),
    key    bytea NOT NULL CHECK (length(key) = 16),
    sealed bytea STORAGE EXTERNAL NOT NULL
);
CREATE INDEX cabinet_drawer ON vault.cabinet (drawer);
