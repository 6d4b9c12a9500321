package org.stele.crypto.vc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.multibase.Multibase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.crypto.Ed25519Key;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.json.CanonicalJson;
import org.stele.crypto.json.InvalidJsonException;

/** With the vectors of Data Integrity EdDSA Cryptosuites v1.0, appendix B.3. */
class DataIntegrityTest {
    private static final String PURPOSE = "assertionMethod";
    private static final String MULTIKEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    private static final String SECRET = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
    private static final String METHOD = "did:key:" + MULTIKEY + "#" + MULTIKEY;

    private final Ed25519Key key = Multikey.parse(MULTIKEY);

    @Test
    void thePublishedCredentialIsSignedByteForByte() throws Exception {
        byte[] signed = DataIntegrity.sign(
                resource("eddsa-jcs-2022-unsigned.json"),
                signingKey(),
                METHOD,
                Instant.parse("2023-02-24T23:36:38.5Z"),
                PURPOSE);
        assertThat(CanonicalJson.canonicalize(signed))
                .isEqualTo(CanonicalJson.canonicalize(resource("eddsa-jcs-2022-signed.json")));
    }

    @Test
    void thePublishedProofVerifies() throws IOException {
        assertThat(DataIntegrity.verifies(resource("eddsa-jcs-2022-signed.json"), key, PURPOSE))
                .isTrue();
    }

    @Test
    void neitherAnotherKeyNorAnotherPurposeVerifies() throws IOException {
        byte[] signed = resource("eddsa-jcs-2022-signed.json");
        assertThat(DataIntegrity.verifies(signed, key, "authentication")).isFalse();
        assertThat(DataIntegrity.verifies(signed, Ed25519SigningKey.generate().verificationKey(), PURPOSE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Alumni Credential,Doctor Credential",
        "2023-02-24T23:36:38Z,2023-02-24T23:36:39Z",
        "2023-02-24T23:36:38Z,yesterday",
        "eddsa-jcs-2022,eddsa-rdfc-2022",
        "DataIntegrityProof,Ed25519Signature2020",
        "https://www.w3.org/ns/credentials/v2,https://www.w3.org/ns/credentials/v1",
        "z2HnFS,z2HnFT",
        "z2HnFS,zz2HnFS",
        "z2HnFS,0",
        "\"proofValue\",\"value\"",
        "\"proof\",\"evidence\""
    })
    void aChangedCredentialDoesNotVerify(String original, String changed) throws IOException {
        String signed = new String(resource("eddsa-jcs-2022-signed.json"), StandardCharsets.UTF_8);
        assertThat(signed).contains(original);
        assertThat(DataIntegrity.verifies(bytes(signed.replace(original, changed)), key, PURPOSE))
                .isFalse();
    }

    @Test
    void aDocumentWhoseContextsDoNotBeginWithThoseOfItsProofDoesNotVerify() throws IOException {
        String signed = new String(resource("eddsa-jcs-2022-signed.json"), StandardCharsets.UTF_8);
        String other = signed.replaceFirst("\"https://www.w3.org/ns/credentials/v2\",", "");
        assertThat(DataIntegrity.verifies(bytes(other), key, PURPOSE)).isFalse();
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        for (String text : new String[] {"", "[]", "{}", "{\"proof\":1}", "{\"proof\":{}}", "{\"proof\":[{}]}"}) {
            assertThat(DataIntegrity.verifies(bytes(text), key, PURPOSE)).isFalse();
        }
        assertThatThrownBy(() -> DataIntegrity.sign(bytes("{"), signingKey(), METHOD, Instant.EPOCH, PURPOSE))
                .isInstanceOf(InvalidJsonException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DataIntegrity.sign(bytes("{\"proof\":{}}"), signingKey(), METHOD, Instant.EPOCH, PURPOSE));
    }

    @Test
    void aDocumentWithoutContextIsSignedToo() throws InvalidJsonException {
        byte[] signed = DataIntegrity.sign(bytes("{\"a\":\"ü\"}"), signingKey(), METHOD, Instant.EPOCH, PURPOSE);
        assertThat(DataIntegrity.verifies(signed, key, PURPOSE)).isTrue();
    }

    @Test
    void aMultikeyIsReadAndWritten() {
        assertThat(Multikey.encode(key)).isEqualTo(MULTIKEY);
        assertThat(Multikey.didKey(key)).isEqualTo(METHOD);
        for (String text :
                new String[] {"", "z", "z0", MULTIKEY.substring(1), MULTIKEY + "1", "z1" + MULTIKEY, SECRET}) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Multikey.parse(text));
        }
    }

    /** Multikey's prefix of an Ed25519 secret key is 0x80 0x26. */
    private static Ed25519SigningKey signingKey() {
        byte[] prefixed = Multibase.BASE_58_BTC.decode(SECRET);
        return Ed25519SigningKey.fromSeed(Arrays.copyOfRange(prefixed, 2, 34));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DataIntegrityTest.class.getResourceAsStream("/vectors/" + name))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
