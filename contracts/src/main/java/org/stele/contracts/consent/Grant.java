package org.stele.contracts.consent;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;

/**
 * A grant as the state has it.
 *
 * @param revoked the block's time of its revocation, if it was revoked
 */
public record Grant(
        SubjectId subject,
        Grantee grantee,
        SortedSet<Purpose> purposes,
        Validity validity,
        Scope scope,
        Optional<Instant> revoked) {
    public Grant {
        purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
    }

    public boolean inForce(Instant time) {
        return revoked.isEmpty() && validity.covers(time);
    }

    /** Whether it can still count at {@code time} or later. */
    boolean alive(Instant time) {
        return revoked.isEmpty() && time.isBefore(validity.until());
    }

    Grant revokedAt(Instant time) {
        return new Grant(subject, grantee, purposes, validity, scope, Optional.of(time));
    }
}
