package org.stele.exchange.share;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.stele.contracts.consent.Scope;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.formats.scope.OpenedLabel;
import org.stele.vault.cabinet.Cabinet;

/**
 * The labels in clear of what patients decided. Each lies under its grant or restriction together with the hashes that were
 * signed, so that nobody can put others in their place.
 */
public final class OpenedScopes {
    private final Drawer<StoredScope> drawer;
    private final AtomicLong changes = new AtomicLong();

    public OpenedScopes(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "scope", StoredScope.class);
    }

    /**
     * The labels; empty where they never came.
     *
     * @param decision the grant or restriction
     * @param scope as it stands on the ledger
     */
    public Optional<List<OpenedLabel>> find(RandomId decision, Scope scope) {
        return drawer.find(name(decision, scope)).map(StoredScope::labels);
    }

    void put(RandomId decision, Scope scope, SubjectId subject, List<OpenedLabel> labels) {
        drawer.put(name(decision, scope), new StoredScope(subject, labels));
        changes.incrementAndGet();
    }

    /** How often labels came; for whoever remembers what followed from them. */
    public long changes() {
        return changes.get();
    }

    private static String name(RandomId decision, Scope scope) {
        byte[][] hashes = scope.hashes().stream().map(Hash::unsafeArray).toArray(byte[][]::new);
        return decision + "/" + Hash.of(hashes);
    }
}
