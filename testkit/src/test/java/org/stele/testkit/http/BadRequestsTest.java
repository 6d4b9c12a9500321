package org.stele.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.node.auth.RequestStatement;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.people.Administrator;

/** Requests that are malformed, unsigned or none of the sender's business get a clear answer with a closed code, over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {
    private Sender sender;

    @BeforeAll
    void openADesk() throws Exception {
        sender = new Sender();
    }

    @Test
    void malformedAndDuplicatedAndUnknownJsonSaysWhere() throws Exception {
        assertThat(Raw.json(sender.node, Sender.TRANSACTIONS, "{\"payload\":").code())
                .isEqualTo("MALFORMED_JSON");
        assertThat(Raw.json(sender.node, Sender.TRANSACTIONS, "{\"payload\":\"\",\"payload\":\"\",\"signatures\":[]}")
                        .body()
                        .toString())
                .contains("DUPLICATE_MEMBER", "/payload");
        assertThat(Raw.json(sender.node, Sender.TRANSACTIONS, "{\"payload\":\"\",\"signatures\":[],\"more\":1}")
                        .body()
                        .toString())
                .contains("UNKNOWN_MEMBER");
    }

    @Test
    void oversizedBodiesAndWrongTypesAreRefused() throws Exception {
        byte[] large = new byte[2 << 20];
        Arrays.fill(large, (byte) ' ');
        assertThat(Raw.post(sender.node, Sender.TRANSACTIONS, large, "Content-Type", "application/json")
                        .status())
                .isEqualTo(413);
        assertThat(Raw.post(sender.node, Sender.TRANSACTIONS, new byte[] {'{', '}'}, "Content-Type", "text/xml")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void whatIsNotThereOrNotAllowedOrNoHttpIsAProblem() throws Exception {
        assertThat(Raw.get(sender.node, "/v2/nothing").code()).isEqualTo("NOT_FOUND");
        Raw.Answer wrongMethod = Raw.get(sender.node, Sender.TRANSACTIONS);
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.response().headers().firstValue("Allow")).contains("POST");
        assertThat(Raw.bytes(sender.node, "GET /a|b{ HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("400", "application/problem+json", "MALFORMED_REQUEST")
                .doesNotContain("Exception", "Tomcat");
    }

    @Test
    void anUnsignedAForeignARepeatedAndAChangedRequestAreAllTheSame401() throws Exception {
        byte[] bundle = {'{', '}'};
        assertThat(Raw.post(sender.node, Sender.INTAKE, bundle, "Content-Type", "application/fhir+json")
                        .status())
                .isEqualTo(401);
        String other = sender.header(OrganisationId.generate(), Sender.INTAKE, bundle, Instant.now());
        String good = sender.header(sender.administrator.member().organisation(), Sender.INTAKE, bundle, Instant.now());
        assertThat(sender.intake(bundle, other).code()).isEqualTo("REQUEST_NOT_AUTHENTICATED");
        assertThat(sender.intake(
                                new byte[] {'['},
                                sender.header(
                                        sender.administrator.member().organisation(),
                                        Sender.INTAKE,
                                        bundle,
                                        Instant.now()))
                        .body())
                .isEqualTo(sender.intake(bundle, other).body());
        assertThat(sender.intake(bundle, good).status()).isEqualTo(422);
        assertThat(sender.intake(bundle, good).status()).isEqualTo(401);
    }

    @Test
    void aClockThatIsOffIsToldSo() throws Exception {
        byte[] bundle = {'{', '}'};
        Instant early = Instant.now().minusSeconds(600);
        Raw.Answer answer = sender.intake(
                bundle, sender.header(sender.administrator.member().organisation(), Sender.INTAKE, bundle, early));
        assertThat(answer.body().path("detail").asString()).contains("clock");
    }

    @Test
    void anotherOrganisationsPeopleTakeNothingInHere() throws Exception {
        Administrator insurer = Administrator.of(sender.network, "insurer");
        byte[] bundle = {'{', '}'};
        RequestStatement statement = sender.statement(
                insurer.holder().author(),
                sender.administrator.member().organisation(),
                Sender.INTAKE,
                bundle,
                Instant.now());
        assertThat(sender.intake(
                                bundle,
                                SignedStatement.sign(statement, insurer.holder().signing())
                                        .header())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void unknownAndMalformedSubjectsAreNotTold() throws Exception {
        String path = "/v1/subjects/" + SubjectId.generate() + "/records";
        Raw.Answer answer = Raw.get(sender.node, path, SignedStatement.HEADER, sender.get(path));
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        String malformed = "/v1/subjects/not-a-subject/records";
        assertThat(Raw.get(sender.node, malformed, SignedStatement.HEADER, sender.get(malformed))
                        .code())
                .isEqualTo("MALFORMED_IDENTIFIER");
    }
}
