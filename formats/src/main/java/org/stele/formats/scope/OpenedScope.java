package org.stele.formats.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.stele.contracts.consent.Scope;
import org.stele.crypto.Hash;

/**
 * A scope as patient, grantee and custodian know it.
 *
 * @param labels 1 to {@value org.stele.contracts.consent.Scope#SIZE}
 */
public record OpenedScope(List<OpenedLabel> labels) {
    public OpenedScope {
        labels = List.copyOf(labels);
        if (labels.isEmpty() || labels.size() > Scope.SIZE) {
            throw new IllegalArgumentException("a scope names 1 to " + Scope.SIZE + " labels");
        }
    }

    public static OpenedScope of(Collection<String> labels) {
        return new OpenedScope(
                labels.stream().distinct().sorted().map(OpenedLabel::of).toList());
    }

    /** What goes onto the ledger: the labels' hashes among random ones, so that neither they nor their number tell anything. */
    public Scope hidden() {
        List<Hash> hashes =
                new ArrayList<>(labels.stream().map(OpenedLabel::hash).toList());
        while (hashes.size() < Scope.SIZE) {
            hashes.add(Hash.wrap(OpenedLabel.random()));
        }
        Collections.sort(hashes);
        return new Scope(hashes);
    }
}
