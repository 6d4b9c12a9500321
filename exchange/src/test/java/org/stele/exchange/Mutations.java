package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.stele.crypto.Bytes;
import org.stele.crypto.Sha256;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
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
            int place = change(changed, random);
            assertThatThrownBy(() -> ProofFile.verify(Bytes.wrap(changed), verifier))
                    .as("byte %d of %d", place, changed.length)
                    .isInstanceOf(ProofException.class);
        }
    }

    /** Whoever changes a file can also put the right digest at its end. */
    static void eachIsRefusedOrShowsTheSameAlsoWhereTheDigestWasMadeAnew(Bytes file, ProofVerifier verifier)
            throws ProofException {
        Shown shown = ProofFile.verify(file, verifier);
        Random random = new Random(8);
        for (int i = 0; i < TRIES; i++) {
            CborReader in = new CborReader(file.toArray());
            in.array(4);
            String form = in.text();
            String kind = in.text();
            byte[] content = in.bytes();
            int place = change(content, random);
            Bytes forged = Bytes.wrap(new CborWriter()
                    .array(4)
                    .text(form)
                    .text(kind)
                    .bytes(content)
                    .bytes(Sha256.digest(content))
                    .toByteArray());
            try {
                assertThat(ProofFile.verify(forged, verifier))
                        .as("byte %d of the content's %d", place, content.length)
                        .isEqualTo(shown);
            } catch (ProofException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static int change(byte[] bytes, Random random) {
        int place = random.nextInt(bytes.length);
        bytes[place] ^= (byte) (1 << random.nextInt(8));
        return place;
    }
}
