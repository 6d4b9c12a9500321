package org.stele.link.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stele.crypto.Bytes;
import org.stele.ledger.toy.Mutations;

/** What is read as a TLS key is a pair, of which a certificate can be made, or is refused. */
class TlsKeyFuzz {
    private static final TlsKey KEY = TlsKey.generate();

    @Provide
    Arbitrary<byte[]> privateHalves() {
        return Mutations.of(List.of(KEY.privateBytes().toArray()));
    }

    @Provide
    Arbitrary<byte[]> publicHalves() {
        return Mutations.of(List.of(KEY.publicBytes().toArray()));
    }

    @Property(tries = 300)
    void aDamagedPrivateHalfIsStillTheKeysOrRefused(@ForAll("privateHalves") byte[] pkcs8) {
        isThisKeyOrRefused(Bytes.wrap(pkcs8), KEY.publicBytes());
    }

    @Property(tries = 300)
    void aDamagedPublicHalfIsStillTheKeysOrRefused(@ForAll("publicHalves") byte[] spki) {
        isThisKeyOrRefused(KEY.privateBytes(), Bytes.wrap(spki));
    }

    @Property(tries = 200)
    void anyBytesAreRefused(@ForAll @Size(max = 150) byte[] bytes) {
        isThisKeyOrRefused(Bytes.wrap(bytes), Bytes.wrap(bytes));
    }

    private static void isThisKeyOrRefused(Bytes pkcs8, Bytes spki) {
        try {
            assertThat(TlsKey.of(pkcs8, spki).hash()).isEqualTo(KEY.hash());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("not a TLS key");
        }
    }
}
