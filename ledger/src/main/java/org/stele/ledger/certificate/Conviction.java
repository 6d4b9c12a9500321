package org.stele.ledger.certificate;

import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/**
 * That evidence is kept, without the evidence, which may have megabytes.
 *
 * @param organisation that lied
 * @param height at which it lied
 * @param id of the evidence
 */
public record Conviction(RandomId organisation, long height, Evidence.Kind kind, Hash id) {
    public static Conviction of(Evidence evidence) {
        return new Conviction(evidence.organisation(), evidence.height(), evidence.kind(), evidence.id());
    }

    /** Whether it is the same lie, told again or not. */
    public boolean isLike(Conviction other) {
        return organisation.equals(other.organisation) && kind == other.kind;
    }
}
