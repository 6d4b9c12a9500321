package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.ProofFile;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;

/** Changes single bytes of a proof file, here and there. */
final class Mutations {
    private static final int TRIES = 200;

    private Mutations() {}

    static void eachIsRefused(Bytes file, ProofVerifier verifier) {
        Random random = new Random(7);
        for (int i = 0; i < TRIES; i++) {
            byte[] changed = file.toArray();
            int place = random.nextInt(changed.length);
            changed[place] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> ProofFile.verify(Bytes.wrap(changed), verifier))
                    .as("byte %d of %d", place, changed.length)
                    .isInstanceOf(ProofException.class);
        }
    }
}
