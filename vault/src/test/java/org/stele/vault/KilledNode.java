package org.stele.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.database.EmbeddedDatabase;
import org.stele.vault.database.TestBinaries;
import org.stele.vault.keys.MemoryRootKey;
import org.stele.vault.retention.RetentionTable;

/** A process that stores one record after another, and says each that is acknowledged, until it is killed. */
@NullMarked
public final class KilledNode {
    private KilledNode() {}

    public static void main(String[] arguments) throws IOException {
        Vault vault = open(Path.of(arguments[0]));
        RandomId subject = RandomId.parse(arguments[1]);
        vault.batches().stage(RandomId.generate(), List.of(VaultFixture.draft(subject, "Observation", "half-way")));
        for (int i = 0; System.in.available() == 0; i++) {
            RandomId batch = RandomId.generate();
            var sealed = vault.batches().stage(batch, List.of(VaultFixture.draft(subject, "Observation", "n" + i)));
            vault.batches().activate(batch, VaultFixture.TREAT);
            System.out.println(sealed.getFirst().id());
        }
    }

    static Vault open(Path folder) {
        return Vault.open(
                EmbeddedDatabase.open(folder, TestBinaries.FOLDER),
                new MemoryRootKey(AeadKey.of(new byte[AeadKey.LENGTH])),
                RetentionTable.parse(VaultFixture.TABLE, "XX"),
                Clock.systemUTC());
    }

    static Set<RandomId> stored(Vault vault, RandomId subject) {
        return vault.segments().of(subject).entries().keySet();
    }
}
