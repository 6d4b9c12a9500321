package org.stele.exchange.testing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.MemberKeys;
import org.stele.contracts.network.Role;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.exchange.Exchange;
import org.stele.exchange.ExchangeSettings;
import org.stele.exchange.audience.KnownSubject;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.patient.Notice;
import org.stele.exchange.peer.Peers;
import org.stele.exchange.store.Drawer;
import org.stele.ledger.Ledger;
import org.stele.ledger.validator.Validator;
import org.stele.vault.Vault;
import org.stele.vault.retention.RetentionTable;

/** A member organisation with its keys, its vault and its exchange, which can be killed and started. */
public final class TestMember {
    /** A notice that a patient was told. */
    public record Told(SubjectId subject, Notice notice) {}

    private static final String RETENTION = """
            XX * P10Y RESTRICT STATUTORY_RETENTION
            XX CareTeam P0D RESTRICT STATUTORY_RETENTION
            XX Claim P10Y REFUSE CLAIMS_RECORDS
            """;

    private final String name;
    private final Role role;
    private final OwnOrganisation own =
            new OwnOrganisation(OrganisationId.generate(), Ed25519SigningKey.generate(), HpkeKeyPair.generate());
    private final SigningKey administration = Ed25519SigningKey.generate();
    private final SigningKey vote = Ed25519SigningKey.generate();
    private String database = TestServer.create();
    private final TestRoot root = new TestRoot(AeadKey.generate());
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private Duration round = Duration.ofHours(1);
    private Optional<Running> running = Optional.empty();

    private record Running(Vault vault, Exchange exchange, Lifeline life) {}

    TestMember(String name, Role role) {
        this.name = name;
        this.role = role;
    }

    Candidate candidate() {
        MemberKeys keys = new MemberKeys(
                administration.verificationKey(),
                vote.verificationKey(),
                own.transactions().verificationKey(),
                own.sealing().publicKey(),
                Optional.empty());
        return new Candidate(own.id(), new DomainName(name), new TreeSet<>(Set.of(role)), keys, true);
    }

    Validator validator() {
        return new Validator(own.id().value(), vote.verificationKey());
    }

    SigningKey voteKey() {
        return vote;
    }

    void start(Ledger ledger, Peers peers, InstantSource clock) {
        Lifeline life = new Lifeline();
        Vault vault = Vault.open(TestServer.open(database), root, RetentionTable.parse(RETENTION, "XX"), clock);
        Exchange exchange = Exchange.open(new ExchangeSettings(
                own,
                life.through(Ledger.class, ledger),
                new LivingVault(vault, life),
                life.through(Peers.class, peers),
                (subject, notice) -> told.add(new Told(subject, notice)),
                clock,
                round));
        running = Optional.of(new Running(vault, exchange, life));
    }

    /** How often it looks after what nobody asks for, from its next start on. */
    public void roundsEvery(Duration time) {
        round = time;
    }

    /** A copy of the vault as it is, which {@link #restore} brings back; the member is stopped meanwhile. */
    String backup() {
        return TestServer.copy(database);
    }

    void restore(String backup) {
        database = backup;
    }

    /** Ends what runs, whether it was killed or not. */
    void stop() {
        running.ifPresent(any -> {
            closeQuietly(any.exchange());
            any.vault().close();
        });
        running = Optional.empty();
    }

    /** The threads of a killed process are gone; those of this one must be told. */
    private static void closeQuietly(Exchange exchange) {
        try {
            exchange.close();
        } catch (Lifeline.Killed e) {
            // As expected of a process that is no more.
        }
    }

    public OrganisationId id() {
        return own.id();
    }

    public OwnOrganisation own() {
        return own;
    }

    public Exchange exchange() {
        return running.orElseThrow().exchange();
    }

    public Vault vault() {
        return running.orElseThrow().vault();
    }

    /** Under which chart the vault has the patient of a subject. */
    public RandomId chart(SubjectId subject) {
        return new Drawer<>(vault().cabinet(), "subject", KnownSubject.class)
                .find(subject)
                .orElseThrow()
                .chart()
                .value();
    }

    public Lifeline life() {
        return running.orElseThrow().life();
    }

    public List<Told> told() {
        return told;
    }
}
