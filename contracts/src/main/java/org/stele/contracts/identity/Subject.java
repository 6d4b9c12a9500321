package org.stele.contracts.identity;

import java.util.ArrayList;
import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.VerificationKey;

/**
 * A subject as the state has it, under its identifier.
 *
 * @param custodian the organisation that registered it
 * @param keys those in force, oldest first; none while unclaimed
 */
public record Subject(OrganisationId custodian, SubjectStatus status, List<VerificationKey> keys) {
    public static final int MOST_KEYS = 8;

    public Subject {
        keys = List.copyOf(keys);
    }

    static Subject unclaimed(OrganisationId custodian) {
        return new Subject(custodian, SubjectStatus.UNCLAIMED, List.of());
    }

    public boolean claimed() {
        return status == SubjectStatus.CLAIMED;
    }

    Subject claimedWith(VerificationKey key) {
        return new Subject(custodian, SubjectStatus.CLAIMED, List.of(key));
    }

    Subject with(VerificationKey key) {
        List<VerificationKey> more = new ArrayList<>(keys);
        more.add(key);
        return new Subject(custodian, status, more);
    }

    Subject without(VerificationKey key) {
        return new Subject(
                custodian,
                status,
                keys.stream().filter(other -> !other.equals(key)).toList());
    }
}
