package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.patient.Decision;
import org.stele.wallet.patient.Standing;

/** A patient whose hospital's node does not answer takes back and keeps back at another member's. */
@Tag("faults")
class ElsewhereTest {
    private static final URI NOWHERE = URI.create("http://localhost:1");

    @TempDir
    Path folder;

    private final RealNodes nodes = RealNodes.shared();
    private PatientsFiles patient;

    @BeforeEach
    void aPatientClaimed() throws Exception {
        patient = PatientsFiles.in(folder);
        assertThat(patient.claim(nodes.slip()).code()).isZero();
    }

    @Test
    void aGrantThatTheHospitalCannotBeToldOfIsRevokedAtAnyMembersNode() throws Exception {
        String grantee = nodes.cast().hospitalB().id().toString();
        assertThat(patient.type("grant", "--to", grantee, "--label", "domain:*").code())
                .isZero();
        RandomId grant = lastGiven();
        theHospitalIsOutOfReach();
        assertThat(patient.type("revoke", grant.toString()).failed()).contains("no node answers at " + NOWHERE);
        TypedAtWallet revoked = patient.type("revoke", grant.toString(), "--node", insurer());
        assertThat(revoked.failed()).isEmpty();
        assertThat(revoked.said()).contains("revoked from block");
        assertThat(decision(grant))
                .isInstanceOfSatisfying(
                        Decision.Granted.class,
                        granted -> assertThat(granted.grant().revoked()).isPresent());
        assertThat(patient.type("revoke", grant.toString(), "--node", insurer()).failed())
                .contains("GRANT_NOT_IN_FORCE");
    }

    @Test
    void everythingIsKeptBackAndGivenFreeAtAnyMembersNode() throws Exception {
        theHospitalIsOutOfReach();
        assertThat(patient.type("restrict", "--node", insurer()).code()).isZero();
        RandomId restriction = lastGiven();
        assertThat(lifted(restriction)).isFalse();
        assertThat(patient.type("lift", restriction.toString(), "--node", insurer())
                        .said())
                .contains("lifted from block");
        assertThat(lifted(restriction)).isTrue();
    }

    @Test
    void whatNeedsTheHospitalIsNotAskedOfAnotherMember() {
        String whom = nodes.cast().hospitalB().id().toString();
        for (List<String> more : List.of(List.of("--against", whom), List.of("--label", "domain:cardiology"))) {
            TypedAtWallet refused = patient.type("restrict", "--node", insurer(), more.getFirst(), more.getLast());
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.failed()).contains("everything from everyone");
        }
    }

    private void theHospitalIsOutOfReach() throws Exception {
        StoredRole role = patient.read().roles().getFirst();
        patient.write(patient.read().with(role.at(NOWHERE)));
    }

    private RandomId lastGiven() throws Exception {
        return patient.read().given().stream()
                .map(StoredScope::id)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private boolean lifted(RandomId restriction) throws Exception {
        return decision(restriction) instanceof Decision.Restricted restricted
                && restricted.restriction().lifted().isPresent();
    }

    private Decision decision(RandomId id) throws Exception {
        return Standing.of(nodes.cast().insurer().node(), nodes.verifier(), List.of(id))
                .decisions()
                .getFirst();
    }

    private String insurer() {
        return nodes.cast().insurer().node().base().toString();
    }
}
