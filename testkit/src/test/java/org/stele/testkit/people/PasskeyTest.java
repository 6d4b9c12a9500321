package org.stele.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;
import org.stele.wallet.patient.Decision;
import org.stele.wallet.patient.Standing;
import org.stele.wallet.staff.IntakeClient;

/** A patient decides with a passkey, over the HTTP API, and only on the page that it was made for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyTest {
    private static final String RP_ID = "hospital-a.example";
    private static final String PAGE = "https://portal.hospital-a.example";

    private final EmbeddedNetwork network = SharedNetwork.get();
    private final ProofVerifier verifier = new ProofVerifier(network.genesis());
    private Clerk clerk;
    private NodeClient node;
    private Passkey phone;

    private record Claimed(SubjectId subject, String code, Bytes payload, List<SignatureEntry> signatures) {}

    /**
     * A grant by a patient with a wallet.
     *
     * @param audience the wallet's key on the subject that the grant stands on
     */
    private record Given(GrantId grant, Holder audience) {}

    @BeforeAll
    void openADesk() throws Exception {
        clerk = Staffing.of(network, "hospital-a", "board")
                .clerk(Identity.npi("Desk", RandomId.generate().toString()));
        node = clerk.node();
    }

    @BeforeEach
    void makeAPasskey() throws Exception {
        phone = Passkey.create(RP_ID, PAGE);
    }

    @Test
    void whoHasNothingButAPasskeyClaimsWithItAndKeepsEverythingBack() throws Exception {
        SubjectId subject = takenIn();
        claim(subject);
        RestrictionId restriction = new RestrictionId(RandomId.generate());
        ConsentCommand everything =
                new ConsentCommand.Restrict(restriction, subject, Optional.empty(), Optional.empty(), Optional.empty());
        Submitted done = node.submit(
                draft("consent", "restrict", everything, subject.author()).sign(phone));
        requireFinal(done);
        assertThat(decision(restriction.value()))
                .isInstanceOfSatisfying(
                        Decision.Restricted.class,
                        standing -> assertThat(standing.restriction().lifted()).isEmpty());
    }

    @Test
    void aPasskeyThatTheWalletAddedTakesBackWhatTheWalletGranted() throws Exception {
        Given given = given();
        requireFinal(addPhone(given));
        assertThat(isRevoked(given)).isFalse();
        requireFinal(node.submit(revocation(given, phone)));
        assertThat(isRevoked(given)).isTrue();
    }

    @Test
    void askedByAnotherPageOrWithoutItsUserItSignsNothingThatCounts() throws Exception {
        Given given = given();
        addPhone(given);
        Map<String, Passkey> bad = Map.of(
                "another page", phone.askedBy("https://portal.hospital-b.example"),
                "the same page without encryption", phone.askedBy("http://portal.hospital-a.example"),
                "nobody entered a PIN or showed a face", phone.with(Passkey.USER_PRESENT),
                "nobody touched it", phone.with(Passkey.USER_VERIFIED),
                "another site's passkey", phone.of("hospital-b.example"));
        bad.forEach((what, signer) -> assertThatExceptionOfType(NodeProblem.class)
                .as(what)
                .isThrownBy(() -> node.submit(revocation(given, signer)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("BAD_SIGNATURE"))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(401)));
        assertThat(isRevoked(given)).isFalse();
        requireFinal(node.submit(revocation(given, phone)));
    }

    @Test
    void aPasskeyThatNobodyAddedIsNoKeyOfThePatients() throws Exception {
        Given given = given();
        assertThatExceptionOfType(NodeProblem.class)
                .isThrownBy(() -> node.submit(revocation(given, phone)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("KEY_NOT_IN_FORCE"));
        assertThat(isRevoked(given)).isFalse();
    }

    /** As a page does at the desk, where the passkey is all that signs. */
    private void claim(SubjectId subject) throws Exception {
        Author key = new Author("key", phone.verificationKey().toString());
        Envelope claim = draft("identity", "claim", new IdentityCommand.Claim(subject, clerk.id()), key)
                .sign(phone);
        node.post("/v1/claims", new Claimed(subject, clerk.claimCode(subject), claim.payload(), claim.signatures()));
    }

    private Given given() throws Exception {
        Patient patient = Patient.claim(network, clerk, takenIn());
        Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
        GrantId grant = patient.wallet()
                .grant(
                        Grantee.organisation(network.member("hospital-b").organisation()),
                        new TreeSet<>(Set.of(Purpose.TREAT)),
                        new Validity(from, from.plus(Duration.ofDays(30))),
                        OpenedScope.of(List.of("domain:*")));
        String audience = node.get("/v1/subjects/" + patient.subject() + "/audiences", patient.holder())
                .path(0)
                .path("subject")
                .asString();
        return new Given(grant, patient.holder().audience(SubjectId.parse(audience)));
    }

    private Submitted addPhone(Given given) throws Exception {
        IdentityCommand addition = new IdentityCommand.AddKey(phone.verificationKey());
        return node.submit(
                draft("identity", "addKey", addition, given.audience().author())
                        .sign(given.audience().signing(), phone));
    }

    private Envelope revocation(Given given, Passkey signer) {
        ConsentCommand revocation = new ConsentCommand.Revoke(given.grant(), Optional.empty());
        return draft("consent", "revoke", revocation, given.audience().author()).sign(signer);
    }

    private TransactionBuilder draft(String contract, String command, Object body, Author author) {
        Instant soon = Instant.now().plusSeconds(60);
        return TransactionBuilder.of(network.genesis().network(), contract, command, body, author, soon);
    }

    /** Accepted, and whoever has the genesis can check that. */
    private void requireFinal(Submitted done) throws Exception {
        assertThat(done.code()).isEqualTo(Code.OK);
        Proof proof = new Proof(Bytes.wrap(node.getBytes("/v1/transactions/" + done.transaction() + "/proof")));
        assertThat(verifier.verify(proof).statement()).isInstanceOfSatisfying(Statement.Executed.class, executed -> {
            assertThat(executed.receipt().transaction()).isEqualTo(done.transaction());
            assertThat(executed.receipt().height()).isEqualTo(done.height());
            assertThat(executed.receipt().code()).isEqualTo(Code.OK);
            assertThat(executed.envelope().signatures())
                    .extracting(SignatureEntry::key)
                    .contains(phone.verificationKey());
        });
    }

    private boolean isRevoked(Given given) throws Exception {
        return decision(given.grant().value()) instanceof Decision.Granted standing
                && standing.grant().revoked().isPresent();
    }

    private Decision decision(RandomId id) throws Exception {
        return Standing.of(node, verifier, List.of(id)).decisions().getFirst();
    }

    private SubjectId takenIn() throws Exception {
        IntakeClient intake = new IntakeClient(node);
        return intake.sign(intake.take(bundle(), clerk.holder()), Map.of(), clerk.holder())
                .subject();
    }

    private static byte[] bundle() {
        return """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
              "resource":{"resourceType":"Patient",
               "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                              "system":"http://hospital.example","value":"%s"}],
               "name":[{"family":"Walton"}]}}]}
            """.formatted(RandomId.generate()).getBytes(StandardCharsets.UTF_8);
    }
}
