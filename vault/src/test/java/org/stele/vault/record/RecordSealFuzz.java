package org.stele.vault.record;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.stele.crypto.cbor.CborWriter;
import org.stele.vault.Hostile;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;

class RecordSealFuzz {
    private static final byte[] VALID = encode(new RecordSeal.Plain(
            Salt.generate(), Labels.of(Label.kind("Observation")), org.stele.vault.VaultFixture.bytes("{}")));

    @Property(tries = 3_000)
    void changedBytesAreReadStrictlyOrRefused(@ForAll int position, @ForAll byte value) {
        Hostile.assertStrict(Hostile.mutate(VALID, position, value), bytes -> encode(RecordSeal.decode(bytes)));
    }

    private static byte[] encode(RecordSeal.Plain plain) {
        CborWriter out = new CborWriter().array(3).bytes(plain.salt().bytes().toArray());
        plain.labels().write(out);
        return out.bytes(plain.content().toArray()).toByteArray();
    }
}
