package org.stele.vault.segment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.cache.Lru;
import org.stele.vault.database.Database;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.SubjectRing;
import org.stele.vault.segment.SegmentTables.SealedPart;
import org.stele.vault.segment.SegmentTables.Version;

/**
 * The indexes in PostgreSQL, the recently used ones open in memory. Whoever changes several in one transaction takes the
 * subjects in ascending order. Safe for use by many threads.
 */
public final class SegmentStore implements Segments {
    private static final int ENTRIES_IN_MEMORY = 200_000;

    private final Database database;
    private final Keyring keyring;
    private final PartWriter writer;
    private final KnownVersions versions;
    private final Mentions mentions;
    private final Lru<RandomId, Parts> opened = new Lru<>(ENTRIES_IN_MEMORY);
    private volatile boolean isMentionsBegun;

    public SegmentStore(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
        this.writer = new PartWriter(keyring);
        this.versions = new KnownVersions(database);
        this.mentions = new Mentions(versions);
    }

    @Override
    public Segment of(RandomId subject) {
        OptionalLong version = versions.of(subject);
        if (version.isEmpty()) {
            return Segment.empty(subject);
        }
        return segment(subject, version.getAsLong());
    }

    @Override
    public List<RandomId> subjects() {
        return versions.all().stream().map(Version::subject).toList();
    }

    @Override
    public List<Segment> all() {
        return versions.all().stream()
                .map(known -> segment(known.subject(), known.version()))
                .toList();
    }

    @Override
    public List<Segment> mentioning(String address) {
        readChanged();
        return mentions.of(address).stream()
                .map(this::of)
                .filter(segment -> segment.mentions(address))
                .toList();
    }

    @Override
    public Optional<Segment> from(RandomId subject) {
        return versions.from(subject).map(this::of);
    }

    private void readChanged() {
        if (!isMentionsBegun) {
            subjects().forEach(mentions::change);
            isMentionsBegun = true;
        }
        for (RandomId subject : mentions.unread()) {
            versions.of(subject).ifPresent(version -> mentions.read(parts(subject, version)));
        }
    }

    private Segment segment(RandomId subject, long version) {
        return parts(subject, version).segment();
    }

    private Parts parts(RandomId subject, long version) {
        return remembered(subject, version).orElseGet(() -> read(keyring.ring(subject)));
    }

    /** The index as it stands, which nobody changes until the transaction ends. */
    public Segment lock(Handle handle, SubjectRing ring) {
        return locked(handle, ring).segment();
    }

    /** Adds active records at the end; what they replace becomes superseded, and what is withdrawn with them. */
    public void append(Handle handle, SubjectRing ring, List<SegmentEntry> entries, Set<RandomId> withdrawn) {
        update(handle, ring, parts -> parts.plus(entries, withdrawn));
    }

    /** Changes the entries of records, or takes them out where {@code change} answers nothing. */
    public void change(
            Handle handle,
            SubjectRing ring,
            Set<RandomId> records,
            Function<SegmentEntry, Optional<SegmentEntry>> change) {
        update(handle, ring, parts -> parts.change(records, change));
    }

    private void update(Handle handle, SubjectRing ring, UnaryOperator<Parts> change) {
        Parts before = locked(handle, ring);
        Parts after = change.apply(before);
        versions.announce(ring.subject(), after.version());
        mentions.change(ring.subject());
        writer.replace(handle, ring, before, after);
        opened.put(ring.subject(), after);
    }

    private Parts locked(Handle handle, SubjectRing ring) {
        long version = SegmentTables.versionForWriting(handle, ring.subject());
        return remembered(ring.subject(), version).orElseGet(() -> load(handle, ring, version));
    }

    private Parts read(SubjectRing ring) {
        Parts parts = database.transact(handle -> load(
                handle,
                ring,
                SegmentTables.versionForReading(handle, ring.subject()).orElse(0)));
        opened.put(ring.subject(), parts);
        return parts;
    }

    private Parts load(Handle handle, SubjectRing ring, long version) {
        List<SealedPart> sealed = SegmentTables.parts(handle, ring.subject());
        Map<RandomId, AeadKey> keys = keyring.indexKeys(
                handle, ring, sealed.stream().map(SealedPart::id).toList());
        List<Part> parts = sealed.stream()
                .map(part -> PartSeal.open(
                        keys.get(part.id()),
                        ring.subject(),
                        part.id(),
                        part.sealed().unsafeArray()))
                .toList();
        return Parts.of(ring.subject(), version, parts);
    }

    private Optional<Parts> remembered(RandomId subject, long version) {
        return opened.get(subject).filter(parts -> parts.version() == version);
    }
}
