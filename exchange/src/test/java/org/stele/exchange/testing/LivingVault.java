package org.stele.exchange.testing;

import java.nio.file.Path;
import org.stele.vault.Vault;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.check.VaultCheck;
import org.stele.vault.erasure.Erasure;
import org.stele.vault.journal.Journal;
import org.stele.vault.opening.Openings;
import org.stele.vault.record.Batches;
import org.stele.vault.segment.Segments;
import org.stele.vault.subject.Directory;

/** A vault whose every call hangs on a lifeline. */
record LivingVault(Vault vault, Lifeline life) implements Vault {
    @Override
    public Batches batches() {
        return life.through(Batches.class, vault.batches());
    }

    @Override
    public Openings openings() {
        return life.through(Openings.class, vault.openings());
    }

    @Override
    public Segments segments() {
        return life.through(Segments.class, vault.segments());
    }

    @Override
    public Directory directory() {
        return life.through(Directory.class, vault.directory());
    }

    @Override
    public Journal journal() {
        return life.through(Journal.class, vault.journal());
    }

    @Override
    public Erasure erasure() {
        return life.through(Erasure.class, vault.erasure());
    }

    @Override
    public Cabinet cabinet() {
        return life.through(Cabinet.class, vault.cabinet());
    }

    @Override
    public VaultCheck check() {
        return life.through(VaultCheck.class, vault.check());
    }

    @Override
    public void copy(Path folder) {
        vault.copy(folder);
    }

    @Override
    public void ping() {
        vault.ping();
    }

    @Override
    public void close() {
        vault.close();
    }
}
