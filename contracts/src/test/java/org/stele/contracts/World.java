package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.Scope;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.MandateId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.ProposalId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Limits;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.network.Role;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkePublicKey;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.contract.Denied;
import org.stele.ledger.contract.TableType;

/**
 * A small network to try rules in: two hospitals, an insurer and a board, their staff, one patient who claimed her subject at
 * the north hospital and one who did not. Every command travels as strict JSON, every row as CBOR.
 */
final class World {
    /** What the ledger would answer at its door, before any contract runs. */
    static final Code DOOR = new Code("DOOR");

    static final Limits LIMITS = new Limits(15, 240, 14, 366, 7, 30);

    static final Party NORTH = Party.of("north", Role.HOSPITAL);
    static final Party SOUTH = Party.of("south", Role.HOSPITAL);
    static final Party INSURER = Party.of("insurer", Role.INSURER);
    static final Party BOARD = Party.of("board", Role.BOARD);

    static final NetworkGenesis GENESIS = new NetworkGenesis(
            Stream.of(NORTH, SOUTH, INSURER, BOARD)
                    .map(party -> party.candidate(true))
                    .toList(),
            LIMITS);

    static final SubjectId PATIENT = subject("patient");
    static final SubjectId UNCLAIMED = subject("unclaimed");

    final MemoryState state = new MemoryState();
    private final HealthRules rules = new HealthRules();
    private MemoryState before = new MemoryState();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private long height;
    private long transactions;

    /** Only what the genesis says. */
    World(NetworkGenesis genesis) {
        rules.genesis(StrictJson.write(genesis), state);
    }

    World() {
        this(GENESIS);
        licence("north-doctor");
        licence("south-doctor");
        seat(NORTH, "north-doctor", Power.SIGN, Power.PRESCRIBE);
        seat(NORTH, "north-clerk", Power.CLERK);
        seat(NORTH, "north-reviewer", Power.REVIEW, Power.CLERK);
        seat(SOUTH, "south-doctor", Power.SIGN, Power.BREAK_GLASS);
        seat(SOUTH, "south-reviewer", Power.REVIEW);
        ok(by(NORTH).does(new IdentityCommand.Register(List.of(PATIENT, UNCLAIMED))));
        ok(claiming(PATIENT, "patient").does(new IdentityCommand.Claim(PATIENT, seat("north-clerk"))));
    }

    // Names stand for identifiers: the same name, the same identifier.

    static SubjectId subject(String name) {
        return Keys.id("subject/" + name, SubjectId::new);
    }

    static SeatId seat(String name) {
        return Keys.id("seat/" + name, SeatId::new);
    }

    static CredentialId credential(String name) {
        return Keys.id("credential/" + name, CredentialId::new);
    }

    static GrantId grant(String name) {
        return Keys.id("grant/" + name, GrantId::new);
    }

    static RestrictionId restriction(String name) {
        return Keys.id("restriction/" + name, RestrictionId::new);
    }

    static MandateId mandate(String name) {
        return Keys.id("mandate/" + name, MandateId::new);
    }

    static GlassId glass(String name) {
        return Keys.id("glass/" + name, GlassId::new);
    }

    static ErasureId erasure(String name) {
        return Keys.id("erasure/" + name, ErasureId::new);
    }

    static RecordId record(String name) {
        return Keys.id("record/" + name, RecordId::new);
    }

    static ProposalId proposal(String name) {
        return Keys.id("proposal/" + name, ProposalId::new);
    }

    static Scope scope(String name) {
        return new Scope(IntStream.range(0, Scope.SIZE)
                .mapToObj(n -> Keys.hash(name + n))
                .toList());
    }

    static HpkePublicKey recipient() {
        return new HpkePublicKey(Bytes.of(Keys.hash("recipient").unsafeArray()));
    }

    // Who acts.

    Act by(Party party) {
        return new Act(this, party.id().author(), party.transactions());
    }

    Act administering(Party party) {
        return new Act(this, party.id().author(), party.administration());
    }

    Act bySeat(String name) {
        return new Act(this, seat(name).author(), Keys.key(name));
    }

    Act byPatient() {
        return new Act(this, PATIENT.author(), Keys.key("patient"));
    }

    Act byKey(VerificationKey key) {
        return new Act(this, new Author("key", key.toString()), key);
    }

    /** A key that nobody knows, and a member's beside it. */
    Act vouchedKey(String name) {
        return byKey(Keys.key(name)).with(NORTH.transactions());
    }

    Act claiming(SubjectId subject, String keyName) {
        return offered(subject).vouchedKey(keyName);
    }

    /** The clerk at the north desk, for the patient. */
    Act atDesk(SubjectId subject) {
        return bySeat("north-clerk").onBehalfOf(subject.author());
    }

    // Commands in their usual form.

    Validity lasting(Duration length) {
        return new Validity(now, now.plus(length));
    }

    ConsentCommand.GiveGrant granting(String name, Grantee grantee, Purpose... purposes) {
        return new ConsentCommand.GiveGrant(
                grant(name),
                PATIENT,
                grantee,
                new TreeSet<>(Set.of(purposes)),
                lasting(Duration.ofDays(30)),
                scope(name));
    }

    AccessCommand.Request asking(SubjectId subject, Purpose purpose) {
        return new AccessCommand.Request(
                subject, purpose, recipient(), now.plus(Duration.ofMinutes(10)), Optional.empty());
    }

    AccessCommand.Request asking(SubjectId subject, Purpose purpose, String grant) {
        return new AccessCommand.Request(
                subject, purpose, recipient(), now.plus(Duration.ofMinutes(10)), Optional.of(grant(grant)));
    }

    AccessCommand.BreakGlass breaking(String name) {
        return new AccessCommand.BreakGlass(
                glass(name), PATIENT, GlassReason.LIFE_THREATENING, recipient(), now.plus(Duration.ofHours(1)));
    }

    /** As signed an hour ago. */
    AccessCommand.BreakGlassProvisionally breakingProvisionally(String seat) {
        Instant asked = now.minus(Duration.ofHours(1));
        return new AccessCommand.BreakGlassProvisionally(
                seat(seat),
                PATIENT,
                GlassReason.UNABLE_TO_CONSENT,
                recipient(),
                new Validity(asked, asked.plus(Duration.ofMinutes(10))));
    }

    IdentityCommand.OpenSeat opening(String name, Optional<CredentialId> licence, Power... powers) {
        return new IdentityCommand.OpenSeat(
                seat(name), Keys.key(name), new TreeSet<>(Set.of(powers)), lasting(Duration.ofDays(3650)), licence);
    }

    IdentityCommand.OfferClaim offering(SubjectId subject, Duration length) {
        return new IdentityCommand.OfferClaim(subject, now.plus(length));
    }

    IdentityCommand.RecordMandate witnessing(String name, SubjectId subject) {
        return new IdentityCommand.RecordMandate(
                mandate(name),
                subject,
                List.of(seat("north-clerk"), seat("north-reviewer")),
                Keys.hash(name),
                now.plus(Duration.ofDays(1)));
    }

    Act witnesses() {
        return by(NORTH).with(Keys.key("north-clerk"), Keys.key("north-reviewer"));
    }

    /** The clerk at the north desk offers the claim, where that can be. */
    World offered(SubjectId subject) {
        bySeat("north-clerk").does(offering(subject, Duration.ofDays(1)));
        return this;
    }

    /** Grants the south hospital treatment. */
    World granted(String name) {
        return ok(byPatient().does(granting(name, Grantee.organisation(SOUTH.id()), Purpose.TREAT)));
    }

    World glassBroken(String name) {
        return ok(bySeat("south-doctor").does(breaking(name)));
    }

    World mandated(String name, SubjectId subject) {
        return ok(witnesses().does(witnessing(name, subject)));
    }

    World ok(Code code) {
        assertThat(code).isEqualTo(Code.OK);
        return this;
    }

    // Time and state.

    Instant now() {
        return now;
    }

    long height() {
        return height;
    }

    World after(Duration time) {
        now = now.plus(time);
        return this;
    }

    void nextBlock() {
        height++;
        now = now.plusMillis(1);
    }

    PermitId lastPermit() {
        return new PermitId(transactionId());
    }

    <K, V> V stored(TableType<K, V> table, K key) {
        return state.get(table, key).orElseThrow();
    }

    boolean lastWroteNothing() {
        return before.isSameAs(state);
    }

    private Hash transactionId() {
        return Keys.hash("transaction/" + transactions);
    }

    Code execute(Author author, Optional<Author> onBehalfOf, Set<VerificationKey> signers, Record command) {
        transactions++;
        before = state.copy();
        if (!rules.admits(state, author, signers, now)) {
            return DOOR;
        }
        try {
            return execute(
                    new MemoryContext(state, now, height, author, onBehalfOf, signers, transactionId()), command);
        } catch (Denied denied) {
            state.become(before);
            return denied.code();
        }
    }

    private Code execute(MemoryContext context, Record command) {
        for (Contract<?> contract : rules.contracts()) {
            if (contract.commands().containsValue(command.getClass())) {
                return execute(contract, context, command);
            }
        }
        throw new AssertionError("no contract has this command");
    }

    private static <C> Code execute(Contract<C> contract, MemoryContext context, Record command) {
        Class<? extends C> type = contract.commands().values().stream()
                .filter(known -> known == command.getClass())
                .findFirst()
                .orElseThrow();
        C travelled = travel(command, type);
        assertThat(travelled).isEqualTo(command);
        return contract.execute(travelled, context);
    }

    private static <C> C travel(Record command, Class<C> type) {
        try {
            return StrictJson.parse(StrictJson.write(command), type);
        } catch (InvalidJsonException e) {
            throw new AssertionError("a command does not survive its own JSON", e);
        }
    }

    private void licence(String holder) {
        ok(by(BOARD)
                .does(new CredentialCommand.Register(
                        credential(holder),
                        Keys.key(holder),
                        lasting(Duration.ofDays(3650)),
                        Keys.hash("credential of " + holder))));
    }

    private void seat(Party at, String name, Power... powers) {
        boolean licensed = Set.of(powers).stream().anyMatch(Power::needsLicence);
        Optional<CredentialId> licence = licensed ? Optional.of(credential(name)) : Optional.empty();
        ok(by(at).does(opening(name, licence, powers)));
    }
}
