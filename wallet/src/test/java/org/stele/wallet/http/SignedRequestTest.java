package org.stele.wallet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.wallet.Holder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignedRequestTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_795_245_600_123L));
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    private final RandomId node = RandomId.generate();
    private final Holder patient = Holder.create(Hash.of(new byte[] {1}), new SubjectId(RandomId.generate()).author());

    @Test
    void theStatementNamesWhatIsAskedOfWhomByWhomAndWhen() {
        JsonNode statement = JsonMapper.shared().readTree(payload(header()));
        assertThat(statement.propertyNames())
                .containsExactly("network", "node", "method", "path", "body", "author", "time", "nonce");
        assertThat(statement.path("network").asString())
                .isEqualTo(patient.network().toString());
        assertThat(statement.path("node").asString()).isEqualTo(node.toString());
        assertThat(statement.path("method").asString()).isEqualTo("POST");
        assertThat(statement.path("path").asString()).isEqualTo("/v1/grants?form=json");
        assertThat(statement.path("body").asString()).isEqualTo(Hash.of(BODY).toString());
        assertThat(statement.path("author").asString())
                .isEqualTo(patient.author().toString());
        assertThat(statement.path("time").asLong()).isEqualTo(1_795_245_600_123L);
        assertThat(RandomId.parse(statement.path("nonce").asString())).isNotNull();
    }

    @Test
    void theSignatureIsOverTheExactBytesInTheDomainOfRequests() {
        JsonNode one = header();
        Bytes signature =
                Bytes.parse(one.path("signatures").path(0).path("signature").asString());
        assertThat(one.path("signatures").path(0).path("key").asString())
                .isEqualTo(patient.signing().verificationKey().toString());
        assertThat(patient.signing().verificationKey().verifies(Domain.REQUEST, payload(one), signature.unsafeArray()))
                .isTrue();
        assertThat(patient.signing()
                        .verificationKey()
                        .verifies(Domain.TRANSACTION, payload(one), signature.unsafeArray()))
                .isFalse();
        assertThat(patient.signing()
                        .verificationKey()
                        .verifies(Domain.REQUEST, payload(header()), signature.unsafeArray()))
                .as("another request")
                .isFalse();
    }

    @Test
    void twoRequestsNeverHaveTheSameNonce() {
        assertThat(payload(header())).isNotEqualTo(payload(header()));
    }

    private JsonNode header() {
        String header = SignedRequest.header(patient, node, "POST", "/v1/grants?form=json", BODY, CLOCK);
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(header));
    }

    private static byte[] payload(JsonNode header) {
        return Bytes.parse(header.path("payload").asString()).unsafeArray();
    }
}
