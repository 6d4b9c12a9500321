package org.stele.node.healthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.stele.crypto.PasscodeVerifier;
import org.stele.exchange.healthlink.LinkUse;
import org.stele.node.problem.ProblemException;

/** Whatever strangers send is read, or refused in the one way. */
class ManifestRequestFuzz {
    private static final PasscodeVerifier OTHER = PasscodeVerifier.of("a passcode that nobody tries".toCharArray());

    @Property(tries = 1000)
    void anyBytesAreReadOrRefused(@ForAll byte[] body) {
        readsOrRefuses(body);
    }

    @Property(tries = 1000)
    void anyChangedRequestIsReadOrRefused(@ForAll int place, @ForAll byte value) {
        byte[] body =
                "{\"recipient\":\"Bob\",\"passcode\":\"1\",\"embeddedLengthMax\":10}".getBytes(StandardCharsets.UTF_8);
        body[Math.floorMod(place, body.length)] = value;
        readsOrRefuses(body);
    }

    @Property(tries = 300)
    void whatIsSaidIsRead(@ForAll List<@CharRange(from = 0, to = 0xFFFF) Character> chars) {
        String said = said(chars);
        byte[] body = request("x" + said, said);
        if (!isWhole(said)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ManifestRequest.read(body))
                    .matches(refused -> refused.problem().status() == 400);
            return;
        }
        LinkUse use = ManifestRequest.read(body);
        assertThat(use.recipient()).isEqualTo("x" + said);
        assertThat(use.passcode()).contains(said);
        assertThat(use.longest()).isEqualTo(Long.MAX_VALUE);
    }

    @Property(tries = 30)
    void whateverIsReadCanBeLookedAt(@ForAll @Size(max = 8) List<@CharRange(from = 0, to = 0xFFFF) Character> chars) {
        String said = said(chars);
        Assume.that(isWhole(said));
        char[] passcode = ManifestRequest.read(request("x", said))
                .passcode()
                .orElseThrow()
                .toCharArray();
        assertThat(OTHER.holds(passcode)).isFalse();
    }

    @Example
    void halfOfACharacterIsNone() {
        assertThat(isWhole("\ud83d\ude00")).isTrue();
        assertThat(ManifestRequest.read(request("Bob", "\ud83d\ude00")).passcode())
                .contains("\ud83d\ude00");
        for (String half : List.of("\ud800", "a\udc00b", "\ude00\ud83d")) {
            assertThat(isWhole(half)).isFalse();
            for (byte[] body : List.of(request("Bob", half), request(half, "1"))) {
                assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> ManifestRequest.read(body));
            }
        }
    }

    private static String said(List<Character> chars) {
        StringBuilder said = new StringBuilder();
        chars.forEach(said::append);
        return said.toString();
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    /** Each character escaped, as JSON allows for halves too. */
    private static byte[] request(String recipient, String passcode) {
        return ("{\"recipient\":\"" + escaped(recipient) + "\",\"passcode\":\"" + escaped(passcode)
                        + "\",\"more\":true}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
    }

    @Example
    void deepJsonIsRefused() {
        readsOrRefuses("[".repeat(16_000).getBytes(StandardCharsets.UTF_8));
        assertThat(ManifestRequest.read("{\"recipient\":\"Bob\",\"passcode\":null}".getBytes(StandardCharsets.UTF_8))
                        .passcode())
                .isEqualTo(Optional.empty());
    }

    private static void readsOrRefuses(byte[] body) {
        try {
            assertThat(ManifestRequest.read(body).recipient()).isNotBlank();
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(400);
        }
    }
}
