package org.stele.node.smart;

import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.VerificationKey;
import org.stele.formats.launch.LaunchRequest;

/**
 * What somebody approved with a seat's key. It counts while the registration is as it was then, and seat and key are in force.
 *
 * @param keys that signed, one of them in force then
 */
record Approval(LaunchRequest request, SeatId seat, Set<VerificationKey> keys, Optional<Named> patient) {
    /** As what an authorization carries it. */
    static final String ATTRIBUTE = "stele.approval";

    /**
     * The patient whom they named.
     *
     * @param id of the FHIR resource
     */
    record Named(SubjectId home, String id) {}

    Approval {
        keys = Set.copyOf(keys);
    }

    PersonScopes scopes() {
        return PersonScopes.parse(request.scope()).orElseThrow();
    }

    boolean holds(Application application, Staff staff) {
        return application.registration().equals(request.registration())
                && staff.seats().inForce(seat)
                && keys.stream().anyMatch(key -> staff.keys().inForce(seat.author(), key));
    }
}
