package org.stele.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.node.auth.RequestStatement;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Administrator;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.wallet.http.Travelling;

/** Whatever comes in that should not is a clear answer with a closed code, over real sockets, and nothing is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String TRANSACTIONS = "/v1/transactions";
    private static final String INTAKE = "/v1/intake";

    private final EmbeddedNetwork network = SharedNetwork.get();
    private final Administrator administrator = Administrator.of(network, "hospital-a");
    private final URI node = administrator.member().address();
    private final Hash id = network.genesis().network();
    private Clerk clerk;

    @BeforeAll
    void openADesk() throws Exception {
        clerk = Staffing.of(network, "hospital-a", "board").clerk(Identity.npi("Desk", "0000000009"));
    }

    @Test
    void malformedAndDuplicatedAndUnknownJsonSaysWhere() throws Exception {
        assertThat(Raw.json(node, TRANSACTIONS, "{\"payload\":").code()).isEqualTo("MALFORMED_JSON");
        assertThat(Raw.json(node, TRANSACTIONS, "{\"payload\":\"\",\"payload\":\"\",\"signatures\":[]}")
                        .body()
                        .toString())
                .contains("DUPLICATE_MEMBER", "/payload");
        assertThat(Raw.json(node, TRANSACTIONS, "{\"payload\":\"\",\"signatures\":[],\"more\":1}")
                        .body()
                        .toString())
                .contains("UNKNOWN_MEMBER");
    }

    @Test
    void oversizedBodiesAndWrongTypesAreRefused() throws Exception {
        byte[] large = new byte[2 << 20];
        Arrays.fill(large, (byte) ' ');
        assertThat(Raw.post(node, TRANSACTIONS, large, "Content-Type", "application/json")
                        .status())
                .isEqualTo(413);
        assertThat(Raw.post(node, TRANSACTIONS, new byte[] {'{', '}'}, "Content-Type", "text/xml")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void whatIsNotThereOrNotAllowedOrNoHttpIsAProblem() throws Exception {
        assertThat(Raw.get(node, "/v2/nothing").code()).isEqualTo("NOT_FOUND");
        Raw.Answer wrongMethod = Raw.get(node, TRANSACTIONS);
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.response().headers().firstValue("Allow")).contains("POST");
        assertThat(Raw.bytes(node, "GET /a|b{ HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("400", "application/problem+json", "MALFORMED_REQUEST")
                .doesNotContain("Exception", "Tomcat");
    }

    @Test
    void aTransactionOfAnotherNetworkOrAnUnknownCommandIsNotTaken() throws Exception {
        assertThat(submit(transaction(Hash.of(new byte[1]), "postJournalRoot", soon()))
                        .code())
                .isEqualTo("WRONG_NETWORK");
        assertThat(submit(transaction(id, "dropEverything", soon())).code()).isEqualTo("UNKNOWN_COMMAND");
    }

    @Test
    void anExpiredOrTooLongLivedTransactionIsNotTaken() throws Exception {
        assertThat(submit(transaction(id, "postJournalRoot", soon().minusSeconds(3_600)))
                        .code())
                .isEqualTo("EXPIRED");
        assertThat(submit(transaction(id, "postJournalRoot", soon().plusSeconds(86_400)))
                        .code())
                .isEqualTo("EXPIRES_TOO_LATE");
    }

    @Test
    void aBadSignatureAndAGoodOneByTheWrongKeyAreNotTaken() throws Exception {
        Envelope good = transaction(id, "postJournalRoot", soon());
        byte[] changed = new String(good.payload().unsafeArray(), StandardCharsets.UTF_8)
                .replace("\"counter\":1", "\"counter\":2")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(submit(Envelope.of(Bytes.wrap(changed), good.signatures())).code())
                .isEqualTo("BAD_SIGNATURE");
        Envelope wrong = builder(id, "postJournalRoot", soon()).sign(Ed25519SigningKey.generate());
        assertThat(submit(wrong).code()).isEqualTo("KEY_NOT_IN_FORCE");
    }

    @Test
    void theSameTransactionAgainAnswersWithTheFirstReceipt() throws Exception {
        Envelope once = TransactionBuilder.of(
                        id,
                        "identity",
                        "register",
                        new IdentityCommand.Register(List.of(SubjectId.generate())),
                        administrator.holder().author(),
                        soon())
                .sign(administrator.holder().signing());
        Raw.Answer first = submit(once);
        assertThat(first.status()).isEqualTo(201);
        assertThat(submit(once).body().path("height")).isEqualTo(first.body().path("height"));
    }

    @Test
    void whatBecameOfTransactionsIsCountedByTheirCodes() throws Exception {
        assertThat(submit(grant(SubjectId.generate(), administrator.holder().author())
                                .sign(administrator.holder().signing()))
                        .status())
                .isEqualTo(422);
        String counted = "stele_transactions_total{code=\"NOT_THE_SUBJECT\"}";
        assertThat(Raw.textWith(counted, node, "/actuator/prometheus")).contains(counted);
    }

    @Test
    void textWhereACodeBelongsIsNoCommand() throws Exception {
        String payload = new String(
                        transaction(id, "postJournalRoot", soon()).payload().unsafeArray(), StandardCharsets.UTF_8)
                .replace("\"counter\":1", "\"counter\":\"because the patient asked\"");
        Bytes signed = Bytes.wrap(payload.getBytes(StandardCharsets.UTF_8));
        Bytes signature = Bytes.wrap(administrator.holder().signing().sign(Domain.TRANSACTION, signed.unsafeArray()));
        Envelope envelope = Envelope.of(
                signed,
                List.of(new SignatureEntry(administrator.holder().signing().verificationKey(), signature)));
        Raw.Answer answer = submit(envelope);
        assertThat(answer.code()).isEqualTo("UNKNOWN_COMMAND");
        assertThat(answer.body().toString()).doesNotContain("because");
    }

    @Test
    void anUnsignedAForeignARepeatedAndAChangedRequestAreAllTheSame401() throws Exception {
        byte[] bundle = {'{', '}'};
        assertThat(Raw.post(node, INTAKE, bundle, "Content-Type", "application/fhir+json")
                        .status())
                .isEqualTo(401);
        String other = header(OrganisationId.generate(), INTAKE, bundle, Instant.now());
        String good = header(administrator.member().organisation(), INTAKE, bundle, Instant.now());
        assertThat(intake(bundle, other).code()).isEqualTo("REQUEST_NOT_AUTHENTICATED");
        assertThat(intake(
                                new byte[] {'['},
                                header(administrator.member().organisation(), INTAKE, bundle, Instant.now()))
                        .body())
                .isEqualTo(intake(bundle, other).body());
        assertThat(intake(bundle, good).status()).isEqualTo(422);
        assertThat(intake(bundle, good).status()).isEqualTo(401);
    }

    @Test
    void aClockThatIsOffIsToldSo() throws Exception {
        byte[] bundle = {'{', '}'};
        Instant early = Instant.now().minusSeconds(600);
        Raw.Answer answer = intake(bundle, header(administrator.member().organisation(), INTAKE, bundle, early));
        assertThat(answer.body().path("detail").asString()).contains("clock");
    }

    @Test
    void aBundleCutInTheMiddleOrInvalidIsRefusedWholeWithThePlaces() throws Exception {
        byte[] whole = Bundles.read(Bundles.samples().getFirst());
        long height = administrator.member().node().ledger().status().entries();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThat(signed(half).status()).isEqualTo(422);
        byte[] invalid = new String(whole, StandardCharsets.UTF_8)
                .replaceFirst("\"gender\": ?\"[a-z]+\"", "\"gender\":\"text\"")
                .getBytes(StandardCharsets.UTF_8);
        Raw.Answer answer = signed(invalid);
        assertThat(answer.code()).isEqualTo("INVALID_BUNDLE");
        assertThat(answer.body().path("issues").toString()).contains("gender", "NOT_IN_VALUE_SET");
        assertThat(administrator.member().node().ledger().status().entries()).isEqualTo(height);
    }

    @Test
    void anotherOrganisationsPeopleTakeNothingInHere() throws Exception {
        Administrator insurer = Administrator.of(network, "insurer");
        byte[] bundle = {'{', '}'};
        RequestStatement statement = statement(
                insurer.holder().author(), administrator.member().organisation(), INTAKE, bundle, Instant.now());
        assertThat(intake(
                                bundle,
                                SignedStatement.sign(statement, insurer.holder().signing())
                                        .header())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void unknownAndMalformedSubjectsAreNotTold() throws Exception {
        String path = "/v1/subjects/" + SubjectId.generate() + "/records";
        Raw.Answer answer = Raw.get(node, path, SignedStatement.HEADER, get(path));
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        String malformed = "/v1/subjects/not-a-subject/records";
        assertThat(Raw.get(node, malformed, SignedStatement.HEADER, get(malformed))
                        .code())
                .isEqualTo("MALFORMED_IDENTIFIER");
    }

    @Test
    void aGrantForSomebodyElseOrByAnUnknownSubjectIsNotTaken() throws Exception {
        SubjectId subject = SubjectId.generate();
        Raw.Answer unknown = submit(grant(subject, subject.author()).sign(Ed25519SigningKey.generate()));
        assertThat(unknown.code()).isEqualTo("KEY_NOT_IN_FORCE");
        Raw.Answer other = submit(grant(subject, administrator.holder().author())
                .sign(administrator.holder().signing()));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("NOT_THE_SUBJECT");
        assertThat(other.body().path("height").asLong()).isPositive();
    }

    @Test
    void theLogHoldsNoNameOfWhoWasSentIn() throws Exception {
        byte[] whole = Bundles.read(Bundles.samples().getFirst());
        String family =
                new String(whole, StandardCharsets.UTF_8).replaceFirst("(?s).*?\"family\": ?\"([^\"]+)\".*", "$1");
        signed(Arrays.copyOf(whole, whole.length / 2));
        String log = Files.readString(
                administrator.member().directory().resolve("logs").resolve("node.log"));
        assertThat(log).isNotEmpty().doesNotContain(family);
    }

    private Raw.Answer submit(Envelope envelope) throws Exception {
        return Raw.post(
                node, TRANSACTIONS, StrictJson.write(Travelling.of(envelope)), "Content-Type", "application/json");
    }

    private Envelope transaction(Hash of, String command, Instant expires) {
        return builder(of, command, expires).sign(administrator.holder().signing());
    }

    private TransactionBuilder builder(Hash of, String command, Instant expires) {
        return TransactionBuilder.of(
                of,
                "network",
                command,
                new NetworkCommand.PostJournalRoot(1, Hash.of(new byte[2])),
                administrator.holder().author(),
                expires);
    }

    private TransactionBuilder grant(SubjectId subject, Author author) {
        ConsentCommand.GiveGrant body = new ConsentCommand.GiveGrant(
                new GrantId(RandomId.generate()),
                subject,
                Grantee.organisation(administrator.member().organisation()),
                new TreeSet<>(Set.of(Purpose.TREAT)),
                new Validity(soon().minusSeconds(120), soon()),
                OpenedScope.of(List.of("domain:*")).hidden());
        return TransactionBuilder.of(id, "consent", "grant", body, author, soon());
    }

    private static Instant soon() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(60);
    }

    private Raw.Answer signed(byte[] bundle) throws Exception {
        return intake(bundle, header(administrator.member().organisation(), INTAKE, bundle, Instant.now()));
    }

    private Raw.Answer intake(byte[] bundle, String header) throws Exception {
        return Raw.post(node, INTAKE, bundle, "Content-Type", "application/fhir+json", SignedStatement.HEADER, header);
    }

    private String header(OrganisationId to, String path, byte[] body, Instant time) {
        return SignedStatement.sign(
                        statement(clerk.holder().author(), to, path, body, time),
                        clerk.holder().signing())
                .header();
    }

    private String get(String path) {
        RequestStatement statement = new RequestStatement(
                id,
                administrator.member().organisation(),
                "GET",
                path,
                Hash.of(new byte[0]),
                clerk.holder().author(),
                Instant.ofEpochMilli(InstantSource.system().millis()),
                RandomId.generate());
        return SignedStatement.sign(statement, clerk.holder().signing()).header();
    }

    private RequestStatement statement(Author author, OrganisationId to, String path, byte[] body, Instant time) {
        return new RequestStatement(
                id, to, "POST", path, Hash.of(body), author, time.truncatedTo(ChronoUnit.MILLIS), RandomId.generate());
    }
}
