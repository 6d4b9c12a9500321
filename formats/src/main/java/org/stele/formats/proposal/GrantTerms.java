package org.stele.formats.proposal;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.Scope;
import org.stele.contracts.network.Purpose;
import org.stele.formats.scope.OpenedLabel;

/**
 * All that a grant says. Its text form shows nothing of it.
 *
 * @param purposes at least one
 * @param labels 1 to {@value Scope#SIZE}, as {@link OpenedLabel} has them
 */
public record GrantTerms(Grantee grantee, SortedSet<Purpose> purposes, Validity validity, SortedSet<String> labels) {
    public GrantTerms {
        purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException("a grant has at least one purpose");
        }
        if (labels.isEmpty() || labels.size() > Scope.SIZE) {
            throw new IllegalArgumentException("a scope names 1 to " + Scope.SIZE + " labels");
        }
        labels.forEach(OpenedLabel::requireForm);
    }

    @Override
    public String toString() {
        return "GrantTerms";
    }
}
