package org.stele.vault;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Database;
import org.stele.vault.database.SharedServer;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.keys.MemoryRootKey;
import org.stele.vault.keys.RootKey;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.record.SealedRecord;
import org.stele.vault.retention.RetentionTable;
import org.stele.vault.segment.Facts;
import org.stele.vault.subject.Identifier;
import org.stele.vault.subject.Person;

/** A vault in a database of its own, with what tests write into it. */
@NullMarked
public final class VaultFixture implements AutoCloseable {
    public static final String TABLE = """
            XX * P10Y RESTRICT STATUTORY_RETENTION
            XX CareTeam P0D RESTRICT STATUTORY_RETENTION
            XX Claim P10Y REFUSE CLAIMS_RECORDS
            """;
    public static final Use TREAT =
            new Use("seat:AAAAAAAAAAAAAAAAAAAAAA", Action.OPEN, "TREAT", new Basis.Reason("CARE_TEAM"));

    private final String name = SharedServer.create();
    private final RootKey root;
    private final InstantSource clock;
    private Database database;
    private Vault vault;

    public VaultFixture() {
        this(Clock.systemUTC());
    }

    public VaultFixture(InstantSource clock) {
        this.root = new MemoryRootKey(AeadKey.generate());
        this.clock = clock;
        this.database = SharedServer.open(name);
        this.vault = Vault.open(database, root, RetentionTable.parse(TABLE, "XX"), clock);
    }

    public Vault vault() {
        return vault;
    }

    public Database database() {
        return database;
    }

    public RootKey root() {
        return root;
    }

    /** Closes the vault and opens it again, as a restart does. */
    public Vault restart() {
        vault.close();
        database = SharedServer.open(name);
        vault = Vault.open(database, root, RetentionTable.parse(TABLE, "XX"), clock);
        return vault;
    }

    /** Stores records under a fresh batch, active. */
    public List<SealedRecord> store(RecordDraft... drafts) {
        RandomId batch = RandomId.generate();
        List<SealedRecord> sealed = vault.batches().stage(batch, List.of(drafts));
        vault.batches().activate(batch, TREAT);
        return sealed;
    }

    public static RecordDraft draft(RandomId subject, String kind, String content) {
        return draft(subject, kind, content, Optional.empty());
    }

    public static RecordDraft draft(RandomId subject, String kind, String content, Optional<RandomId> replaces) {
        Labels labels = Labels.of(Label.kind(kind), Label.domain("cardiology"), Label.sensitivity("PSY"));
        SortedMap<String, SortedSet<String>> terms = new TreeMap<>();
        terms.put("code", new TreeSet<>(List.of("http://loinc.org|8480-6")));
        Facts facts = new Facts(
                kind + "/1",
                Instant.parse("2024-02-03T04:05:06Z").toEpochMilli(),
                new TreeSet<>(List.of("Patient/1")),
                terms);
        return new RecordDraft(RandomId.generate(), subject, labels, facts, bytes(content), replaces);
    }

    public static Person person(RandomId subject, String name, String number) {
        return new Person(
                subject,
                name,
                Optional.of(LocalDate.of(1961, 7, 19)),
                new TreeSet<>(List.of(new Identifier("urn:oid:1.2.3", number))),
                Optional.of("mailto:someone@example.org"));
    }

    public static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        vault.close();
    }
}
