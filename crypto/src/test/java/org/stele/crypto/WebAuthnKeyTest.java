package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAuthnKeyTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
    private static final Authenticator PHONE = new Authenticator("example.org", "https://example.org");

    /** Without user verification: the first, the self-attested, the Android and Apple ones and U2F; two are cross-origin. */
    @Test
    void theAuthenticatorsOfTheStandardAreAcceptedWhereTheyVerifiedTheirUserOnThisOrigin() throws IOException {
        Map<String, Boolean> accepted = vectors().stream().collect(Collectors.toMap(Vector::name, Vector::isAccepted));
        assertThat(accepted).hasSize(10);
        assertThat(accepted.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("none-es256-long-credential-id", "packed-es256", "tpm-es256");
    }

    @Test
    void theSignaturesOfTheStandardAllVerifyWhateverTheirFlags() throws IOException {
        assertThat(vectors()).allMatch(vector -> vector.assertion().signatureFits(vector.key()));
    }

    @Test
    void anAssertionOverThisMessageIsAccepted() {
        assertThat(accepts(PHONE.answer(Domain.TRANSACTION, MESSAGE))).isTrue();
    }

    @Test
    void anAssertionOverAnotherMessageOrDomainIsRefused() {
        assertThat(accepts(PHONE.answer(Domain.VOTE, MESSAGE))).isFalse();
        assertThat(accepts(PHONE.answer(Domain.TRANSACTION, new byte[1]))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x04, 0x18, 0xFA})
    void withoutUserPresenceAndVerificationItIsRefused(int flags) {
        assertThat(accepts(PHONE.answer(flags, PHONE.clientData(Domain.TRANSACTION, MESSAGE))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'webauthn.create','challenge':'%s','origin':'https://example.org'}",
                "{'type':'webauthn.get','challenge':'%s='  ,'origin':'https://example.org'}",
                "{'type':'webauthn.get','challenge':'%s','origin':'https://evil.example'}",
                "{'type':'webauthn.get','challenge':'%s','origin':'https://example.org','crossOrigin':true}",
                "{'type':'webauthn.get','challenge':'%s','origin':'https://example.org','crossOrigin':'false'}",
                "{'type':'webauthn.get','challenge':'%s','origin':['https://example.org']}",
                "{'type':'webauthn.get','challenge':'%s'}",
                "{'type':'webauthn.get','type':'webauthn.get','challenge':'%s','origin':'https://example.org'}",
                "{'type':'webauthn.get','challenge':'%s','origin':'https://example.org'} {}",
                "['webauthn.get','%s','https://example.org']"
            })
    void otherClientDataIsRefusedThoughItIsSigned(String form) {
        String challenge =
                WebAuthnAssertion.challenge(Domain.TRANSACTION, MESSAGE).toString();
        String data = form.replace('\'', '"').replace("%s", challenge);
        assertThat(accepts(PHONE.answer(0x05, data))).isFalse();
    }

    @Test
    void membersThatTheStandardMayAddAreIgnored() {
        String data = PHONE.clientData(Domain.TRANSACTION, MESSAGE).replace("}", ",\"future\":{\"a\":[1]}}");
        assertThat(accepts(PHONE.answer(0x1D, data))).isTrue();
    }

    @Test
    void anAssertionForAnotherRelyingPartyIsRefused() {
        WebAuthnKey other = new WebAuthnKey(
                PHONE.key().compressed(), Hash.of(new byte[] {1}), PHONE.key().origins());
        assertThat(other.verifies(Domain.TRANSACTION, MESSAGE, PHONE.answer(Domain.TRANSACTION, MESSAGE)))
                .isFalse();
    }

    @Test
    void aKeyIsReadBackFromItsText() {
        WebAuthnKey key = new WebAuthnKey(
                PHONE.key().compressed(), Hash.of(), List.of("http://localhost:8443", "https://a.example:8443"));
        assertThat(VerificationKey.parse(key.toString())).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "https://Example.org",
                "https://example.org/",
                "https://example.org:0",
                "https://",
                "",
                "android:apk-key-hash:x"
            })
    void whatIsNoOriginIsRefused(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebAuthnKey(PHONE.key().compressed(), Hash.of(), List.of(origin)));
    }

    @Test
    void originsStandOnceAndInOrder() {
        List<String> twice = List.of("https://a.example", "https://a.example");
        List<String> unordered = List.of("https://b.example", "https://a.example");
        Function<List<String>, WebAuthnKey> key =
                o -> new WebAuthnKey(PHONE.key().compressed(), Hash.of(), o);
        assertThatIllegalArgumentException().isThrownBy(() -> key.apply(twice));
        assertThatIllegalArgumentException().isThrownBy(() -> key.apply(unordered));
        assertThatIllegalArgumentException().isThrownBy(() -> key.apply(List.of()));
    }

    private static boolean accepts(byte[] answer) {
        return PHONE.key().verifies(Domain.TRANSACTION, MESSAGE, answer);
    }

    private static List<Vector> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                WebAuthnKeyTest.class.getResourceAsStream("/vectors/webauthn-level3-es256.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new Vector(List.of(line.split(" ", -1))))
                    .toList();
        }
    }

    private record Vector(List<String> fields) {
        String name() {
            return fields.getFirst();
        }

        boolean isAccepted() {
            return assertion().answers(key(), Hash.wrap(hex(2)));
        }

        WebAuthnKey key() {
            Bytes compressed =
                    Es256SigningKey.fromSecret(hex(1)).verificationKey().compressed();
            Hash rpIdHash = Hash.of("example.org".getBytes(StandardCharsets.UTF_8));
            return new WebAuthnKey(compressed, rpIdHash, List.of("https://example.org"));
        }

        WebAuthnAssertion assertion() {
            return new WebAuthnAssertion(Bytes.wrap(hex(3)), Bytes.wrap(hex(4)), Bytes.wrap(hex(5)));
        }

        private byte[] hex(int field) {
            return HexFormat.of().parseHex(fields.get(field));
        }
    }
}
