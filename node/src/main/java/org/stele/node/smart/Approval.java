package org.stele.node.smart;

import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.formats.launch.LaunchRequest;
import org.stele.ledger.contract.Author;
import org.stele.node.smart.Application.Approvers;

/** What somebody approved with their key. */
sealed interface Approval {
    /** As what an authorization carries it. */
    String ATTRIBUTE = "stele.approval";

    /**
     * The patient whom it is about.
     *
     * @param id of the FHIR resource
     */
    record Named(SubjectId home, String id) {}

    LaunchRequest request();

    /** For whom the application acts. */
    Author author();

    /** Of whom the application is told, where there is one patient. */
    Optional<Named> patient();

    /** Of which encounter the application is told, where there is one. */
    default Optional<String> encounter() {
        return Optional.empty();
    }

    /** Whether it counts, for the application as it is registered now. */
    boolean holds(Application application, People people);

    default PersonScopes scopes() {
        return PersonScopes.parse(request().scope()).orElseThrow();
    }

    /**
     * By somebody in a seat. It counts while the registration is as it was then, and seat and key are in force.
     *
     * @param keys that signed, one of them in force then
     */
    record BySeat(
            LaunchRequest request,
            SeatId seat,
            Set<VerificationKey> keys,
            Optional<Named> patient,
            Optional<String> encounter)
            implements Approval {
        public BySeat {
            keys = Set.copyOf(keys);
        }

        @Override
        public Author author() {
            return seat.author();
        }

        @Override
        public boolean holds(Application application, People people) {
            return application.registration().equals(request.registration())
                    && people.staff().seats().inForce(seat)
                    && keys.stream().anyMatch(key -> people.staff().keys().inForce(seat.author(), key));
        }
    }

    /**
     * By a patient, for their own chart. It counts while what they signed stands, and the application is one that patients approve, has the
     * name that they were shown, and may have as much.
     *
     * @param kept what they signed
     */
    record ByPatient(LaunchRequest request, RandomId kept, Named self) implements Approval {
        @Override
        public Author author() {
            return self.home().author();
        }

        @Override
        public Optional<Named> patient() {
            return Optional.of(self);
        }

        @Override
        public boolean holds(Application application, People people) {
            return isStill(application, request)
                    && people.patients().apps().find(kept).isPresent();
        }

        /** Whether an application is still what was approved; its keys and addresses may be others. */
        static boolean isStill(Application application, LaunchRequest request) {
            return application.isFor(Approvers.PATIENTS)
                    && application.id().equals(request.application())
                    && application.name().equals(request.name())
                    && PersonScopes.parse(request.scope())
                            .filter(application.forPeople().orElseThrow().scopes()::cover)
                            .isPresent();
        }
    }
}
