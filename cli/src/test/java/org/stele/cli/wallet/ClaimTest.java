package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.ledger.directory.LockFile;
import org.stele.testkit.scenario.Slip;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.WalletFile;
import org.stele.wallet.patient.Claim;

/** Whatever happens to a claim, no subject is bound to keys that nobody has. */
class ClaimTest {
    @TempDir
    Path folder;

    private final RealNodes nodes = RealNodes.shared();
    private PatientsFiles patient;
    private Slip slip;

    @BeforeEach
    void aPatientComesToTheDesk() throws Exception {
        patient = PatientsFiles.in(folder);
        slip = nodes.slip();
    }

    @Test
    void whoClaimsHasTheKeysThatTheLedgerHas() throws Exception {
        assertThat(patient.claim(slip).code()).isZero();
        assertThat(isTakenBy(patient.holder())).isTrue();
        assertThat(patient.read().unclaimed()).isEmpty();
        TypedAtWallet again = patient.claim(slip);
        assertThat(again.code()).isZero();
        assertThat(again.said()).contains("is yours already");
    }

    @Test
    void withoutAPassphraseNothingIsClaimedAndTheSlipStaysGood() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(patient.claim(slip, slip.node(), folder.resolve("nowhere")).failed())
                .contains("no passphrase file at");
        assertThat(patient.claim(slip, slip.node(), empty).failed()).contains("is empty");
        assertThat(patient.wallet()).doesNotExist();
        assertThat(patient.claim(slip).code()).isZero();
    }

    @Test
    void whereTheAnswerIsLostTheNextTryFindsTheSubjectBoundToTheSameKeys() throws Exception {
        Holder made;
        try (LosingAnswers between = new LosingAnswers(slip.node())) {
            TypedAtWallet lost = patient.claim(slip, between.address(), patient.passphrase());
            assertThat(lost.code()).isEqualTo(1);
            assertThat(lost.failed())
                    .contains("was lost", "The keys are kept in " + patient.wallet())
                    .doesNotContain("unexpected");
            made = pending();
            assertThat(isTakenBy(made)).as("the node took it").isTrue();
        }
        assertThat(patient.claim(slip).code()).isZero();
        assertThat(keyOf(patient.holder())).isEqualTo(keyOf(made));
        assertThat(patient.read().unclaimed()).isEmpty();
        assertThat(patient.read().roles().getFirst().address()).isEqualTo(slip.node());
    }

    @Test
    void twoClaimsDoNotTakeEachOthersKeys() throws Exception {
        try (LockFile _ = WalletFile.lock(patient.wallet()).orElseThrow()) {
            assertThat(patient.claim(slip).failed()).contains("another command is at work on", "give this one again");
            assertThat(patient.wallet()).doesNotExist();
        }
        assertThat(patient.claim(slip).code()).isZero();
    }

    @Test
    void whereSomethingElseAnswersItSaysSo() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] body = "{\"hello\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
            assertThat(patient.claim(slip, address, patient.passphrase()).failed())
                    .contains("is no node of Stele: check the address")
                    .doesNotContain("unexpected");
            assertThat(patient.wallet()).doesNotExist();
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aRefusedClaimKeepsItsKeysForTheNextSlip() throws Exception {
        Slip mistyped = new Slip(slip.node(), slip.subject(), slip.clerk(), "NONE-NONE");
        TypedAtWallet refused = patient.claim(mistyped);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.failed()).contains("CLAIM_REFUSED", "The keys are kept in");
        Holder made = pending();
        assertThat(patient.claim(nodes.slip(slip.subject())).code()).isZero();
        assertThat(keyOf(patient.holder())).isEqualTo(keyOf(made));
    }

    @Test
    void pendingKeysAreShownAndNoOtherCommandTakesThem() throws Exception {
        patient.claim(new Slip(slip.node(), slip.subject(), slip.clerk(), "NONE-NONE"));
        String name = slip.subject().author().toString();
        assertThat(patient.type("show").said()).contains(name, "pending: give its 'stele wallet claim' again");
        String expected = name + " is not known to be claimed yet: give its 'stele wallet claim' again";
        assertThat(patient.type("trail").failed()).contains(expected);
        assertThat(patient.type("restrict", "--as", name).failed()).contains(expected);
        assertThat(patient.type("restrict", "--as", "subject:other").failed()).contains("say which role with --as");
    }

    private Holder pending() throws Exception {
        assertThat(patient.read().roles()).isEmpty();
        return patient.read().unclaimed().stream()
                .map(StoredRole::holder)
                .findFirst()
                .orElseThrow();
    }

    private boolean isTakenBy(Holder holder) throws Exception {
        return Claim.isTaken(nodes.cast().hospitalA().node(), nodes.verifier(), holder);
    }

    private static Object keyOf(Holder holder) {
        return holder.signing().verificationKey();
    }
}
