package org.stele.crypto.vc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
