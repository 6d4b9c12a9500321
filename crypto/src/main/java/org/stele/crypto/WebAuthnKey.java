package org.stele.crypto;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/**
 * A passkey: a P-256 key bound to a relying party and the origins it may be used from (WebAuthn Level 3). What it signs with is
 * a {@link WebAuthnAssertion}. Text: {@code webauthn.<base64url>} of the CBOR array {@code [key, rpIdHash, [origin…]]}.
 *
 * @param compressed 33 bytes, SEC1 §2.3.3
 * @param rpIdHash SHA-256 of the relying party's identifier
 * @param origins 1 to 8 of the form {@code https://host[:port]}, or {@code http://localhost[:port]}; ascending, none twice
 */
public record WebAuthnKey(Bytes compressed, Hash rpIdHash, List<String> origins) implements VerificationKey {
    static final String PREFIX = "webauthn.";
    private static final int MAX_ORIGINS = 8;
    private static final Pattern ORIGIN =
            Pattern.compile("(https://[a-z0-9.-]{1,253}|http://localhost)(:[1-9][0-9]{0,4})?");

    /**
     * @throws IllegalArgumentException where a component is not of its form
     */
    public WebAuthnKey {
        P256.key(compressed);
        origins = List.copyOf(origins);
        boolean ascending = IntStream.range(1, origins.size()).allMatch(ascending(origins));
        if (origins.isEmpty() || origins.size() > MAX_ORIGINS || !ascending) {
            throw new IllegalArgumentException("a passkey has 1 to " + MAX_ORIGINS + " origins, ascending, none twice");
        }
        if (!origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            throw new IllegalArgumentException("not an origin: expected https://host[:port] in lower case");
        }
    }

    @Override
    public boolean verifies(Domain domain, byte[] message, byte[] signature) {
        return WebAuthnAssertion.decode(signature)
                .filter(assertion -> assertion.answers(this, WebAuthnAssertion.challenge(domain, message)))
                .isPresent();
    }

    static WebAuthnKey decode(Bytes encoded) {
        CborReader in = new CborReader(encoded.unsafeArray());
        in.array(3);
        Bytes key = Bytes.wrap(in.bytes());
        Hash rpIdHash = Hash.wrap(in.bytes());
        List<String> origins =
                IntStream.range(0, in.array()).mapToObj(i -> in.text()).toList();
        in.end();
        return new WebAuthnKey(key, rpIdHash, origins);
    }

    private Bytes encode() {
        CborWriter out = new CborWriter()
                .array(3)
                .bytes(compressed.unsafeArray())
                .bytes(rpIdHash.unsafeArray())
                .array(origins.size());
        origins.forEach(out::text);
        return Bytes.wrap(out.toByteArray());
    }

    private static IntPredicate ascending(List<String> origins) {
        return i -> origins.get(i - 1).compareTo(origins.get(i)) < 0;
    }

    @Override
    public String toString() {
        return PREFIX + encode();
    }
}
