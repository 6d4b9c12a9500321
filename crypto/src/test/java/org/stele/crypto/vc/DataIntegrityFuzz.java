package org.stele.crypto.vc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Mutations;
import org.stele.crypto.json.CanonicalJson;
import org.stele.crypto.json.InvalidJsonException;

class DataIntegrityFuzz {
    private static final Ed25519SigningKey KEY = Ed25519SigningKey.generate();
    private static final byte[] SIGNED = signed();

    @Property(tries = 3000)
    void aChangedDocumentVerifiesOnlyWhereItMeansTheSame(@ForAll("documents") byte[] document)
            throws InvalidJsonException {
        if (DataIntegrity.verifies(document, KEY.verificationKey(), "assertionMethod")) {
            assertThat(CanonicalJson.canonicalize(document)).isEqualTo(CanonicalJson.canonicalize(SIGNED));
        }
    }

    @Property(tries = 3000)
    void aChangedMultikeyIsReadAsTheOneTextOfAKeyOrRefused(@ForAll("multikeys") byte[] text) {
        String changed = new String(text, StandardCharsets.ISO_8859_1);
        try {
            assertThat(Multikey.encode(Multikey.parse(changed))).isEqualTo(changed);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> multikeys() {
        byte[] valid = Multikey.encode(KEY.verificationKey()).getBytes(StandardCharsets.ISO_8859_1);
        return Arbitraries.oneOf(Mutations.of(valid), Mutations.noise());
    }

    @Provide
    Arbitrary<byte[]> documents() {
        return Mutations.of(SIGNED);
    }

    private static byte[] signed() {
        byte[] document = "{\"@context\":[\"a\"],\"b\":{\"c\":[1,true]}}".getBytes(StandardCharsets.UTF_8);
        try {
            return DataIntegrity.sign(document, KEY, "did:example:1#1", Instant.EPOCH, "assertionMethod");
        } catch (InvalidJsonException e) {
            throw new IllegalStateException(e);
        }
    }
}
