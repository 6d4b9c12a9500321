package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailKind;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Statement;

/** The rules on a real ledger: through its door, ordered, executed, certified, proven. */
final class LedgerTest {
    private static final SeatId DOCTOR = World.seat("south-doctor");

    @TempDir
    Path directory;

    private Chain chain;

    @BeforeEach
    void openAHospitalWithAPatientAndALicensedClinicianElsewhere() throws Exception {
        chain = new Chain(directory);
        ok(chain.does(World.BOARD.id().author(), licence(), "board/transactions"));
        ok(chain.does(World.SOUTH.id().author(), seat("south-doctor", Power.SIGN), "south/transactions"));
        ok(chain.does(World.NORTH.id().author(), seat("north-clerk", Power.CLERK), "north/transactions"));
        ok(chain.does(
                World.NORTH.id().author(), new IdentityCommand.Register(List.of(World.PATIENT)), "north/transactions"));
        ok(chain.does(
                World.seat("north-clerk").author(),
                new IdentityCommand.OfferClaim(World.PATIENT, Chain.millis().plus(Duration.ofDays(1))),
                "north-clerk"));
        ok(chain.does(
                new Author("key", Keys.key("patient").toString()),
                new IdentityCommand.Claim(World.PATIENT, World.seat("north-clerk")),
                "patient",
                "north/transactions"));
    }

    @AfterEach
    void close() {
        chain.close();
    }

    @Test
    void aPatientGrantsIsReadAndRevokesAndProvesTheWholeTrail() throws Exception {
        assertThat(asks().code()).isEqualTo(Codes.ACCESS_REFUSED);
        ok(chain.does(World.PATIENT.author(), grant(), "patient"));
        FinalReceipt permitted = asks();
        ok(permitted.code());
        CertifiedState then = chain.after(permitted);
        Permit permit = then.get(AccessTables.PERMIT, new PermitId(permitted.transaction()))
                .orElseThrow();
        assertThat(AccessDecision.holds(then, permit, then.time())).isTrue();
        FinalReceipt revoked = chain.send(
                World.PATIENT.author(), new ConsentCommand.Revoke(World.grant("g"), Optional.empty()), "patient");
        ok(revoked.code());
        CertifiedState now = chain.after(revoked);
        assertThat(AccessDecision.holds(now, permit, now.time())).isFalse();
        assertThat(asks().code()).isEqualTo(Codes.ACCESS_REFUSED);
        assertThat(provenTrail(chain.state()))
                .containsExactly(
                        TrailKind.CLAIMED,
                        TrailKind.REFUSED,
                        TrailKind.GRANTED,
                        TrailKind.PERMITTED,
                        TrailKind.REVOKED,
                        TrailKind.REFUSED);
    }

    @Test
    void aSuspendedLicenceAttestsNothingMore() throws Exception {
        ok(chain.does(World.SOUTH.id().author(), commit("r"), "south/transactions", "south-doctor"));
        ok(chain.does(
                World.BOARD.id().author(),
                new CredentialCommand.Suspend(World.credential("south-doctor"), LicenceReason.UNDER_REVIEW),
                "board/transactions"));
        assertThat(chain.does(World.SOUTH.id().author(), commit("s"), "south/transactions", "south-doctor"))
                .isEqualTo(Codes.LICENCE_NOT_IN_FORCE);
    }

    private List<TrailKind> provenTrail(CertifiedState state) throws Exception {
        long count = proven(state, TrailTables.COUNT, World.PATIENT).entries();
        List<TrailKind> kinds = new ArrayList<>();
        for (long n = 1; n <= count; n++) {
            kinds.add(proven(state, TrailTables.ENTRY, new TrailKey(World.PATIENT, n))
                    .kind());
        }
        return kinds;
    }

    private <K, V> V proven(CertifiedState state, TableType<K, V> table, K key) throws Exception {
        Statement statement = chain.verifier().verify(state.prove(table, key)).statement();
        return Statement.valueOf(statement, table, key).orElseThrow();
    }

    private FinalReceipt asks() throws Exception {
        AccessCommand.Request request = new AccessCommand.Request(
                World.PATIENT,
                Purpose.TREAT,
                World.recipient(),
                Chain.millis().plus(Duration.ofMinutes(10)),
                Optional.empty());
        return chain.send(DOCTOR.author(), request, "south-doctor");
    }

    private static ConsentCommand.GiveGrant grant() {
        return new ConsentCommand.GiveGrant(
                World.grant("g"),
                World.PATIENT,
                Grantee.organisation(World.SOUTH.id()),
                new TreeSet<>(Set.of(Purpose.TREAT)),
                validity(),
                World.scope("g"));
    }

    private static RecordCommand.Commit commit(String name) {
        Entry entry = new Entry(World.record(name), Keys.hash(name));
        return new RecordCommand.Commit(List.of(new Sheet(Attestor.clinician(DOCTOR), List.of(entry))));
    }

    private static CredentialCommand.Register licence() {
        return new CredentialCommand.Register(
                World.credential("south-doctor"), Keys.key("south-doctor"), validity(), Keys.hash("licence"));
    }

    private static IdentityCommand.OpenSeat seat(String name, Power power) {
        return new IdentityCommand.OpenSeat(
                World.seat(name),
                Keys.key(name),
                new TreeSet<>(Set.of(power)),
                validity(),
                power.needsLicence() ? Optional.of(World.credential(name)) : Optional.empty());
    }

    /** Begins a little ago, since a block's time is the validators' and not this test's. */
    private static Validity validity() {
        Instant begin = Chain.millis().minus(Duration.ofMinutes(1));
        return new Validity(begin, begin.plus(Duration.ofDays(30)));
    }

    private static void ok(Code code) {
        assertThat(code).isEqualTo(Code.OK);
    }
}
