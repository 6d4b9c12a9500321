package org.stele.wallet.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.toy.Mutations;
import org.stele.wallet.Holder;

/** What stands in a wallet's file is a wallet whose every role can sign, or is refused; the passphrase is not asked here. */
class WalletFuzz {
    private static final Path FILE = Path.of("wallet.stele");
    private static final Wallet WALLET = Wallet.empty()
            .with(StoredRole.of(
                    Holder.create(Hash.of(new byte[] {1}), SubjectId.generate().author()),
                    RandomId.generate(),
                    URI.create("http://localhost:1")))
            .with(new StoredScope(RandomId.generate(), Optional.of(OpenedScope.of(List.of("domain:cardiology")))))
            .with(new StoredScope(RandomId.generate(), Optional.empty()));

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(StrictJson.write(WALLET)));
    }

    @Example
    void theUndamagedOneIsRead() throws IOException {
        assertThat(WalletFile.parse(FILE, StrictJson.write(WALLET))).isEqualTo(WALLET);
    }

    @Property(tries = 1000)
    void aDamagedOneIsAWalletOrRefused(@ForAll("damaged") byte[] secret) {
        isAWalletOrRefused(secret);
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] secret) {
        isAWalletOrRefused(secret);
    }

    private static void isAWalletOrRefused(byte[] secret) {
        Wallet read;
        try {
            read = WalletFile.parse(FILE, secret);
        } catch (IOException e) {
            assertThat(e).hasMessage(FILE + " is no wallet of a version that this program knows");
            return;
        }
        assertThat(read.roles())
                .allSatisfy(role -> assertThat(role.holder().signing().seed()).hasSize(32));
    }
}
