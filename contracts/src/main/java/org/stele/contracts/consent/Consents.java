package org.stele.contracts.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.network.Purpose;
import org.stele.ledger.contract.StateReader;

/** What other contracts, and nodes, ask of a subject's decisions. Pure functions of a state. */
public final class Consents {
    private Consents() {}

    public static Directives directives(StateReader state, SubjectId subject) {
        return state.get(ConsentTables.DIRECTIVES, subject).orElse(Directives.NONE);
    }

    /** The restrictions that keep something back from the organisation, oldest first. */
    public static List<RestrictionId> against(StateReader state, SubjectId subject, OrganisationId organisation) {
        return directives(state, subject).restrictions().stream()
                .filter(id -> restriction(state, id).concerns(organisation))
                .toList();
    }

    /** Whether a restriction keeps everything back from the organisation. */
    public static boolean keepsAllFrom(StateReader state, SubjectId subject, OrganisationId organisation) {
        return against(state, subject, organisation).stream()
                .anyMatch(id -> restriction(state, id).scope().isEmpty());
    }

    /**
     * The oldest grant that alone suffices for what is asked.
     *
     * @param named the only grant to look at; empty: any
     */
    public static Optional<GrantId> sufficient(
            StateReader state, SubjectId subject, Optional<GrantId> named, Asked asked) {
        Stream<GrantId> candidates =
                named.map(Stream::of).orElseGet(() -> directives(state, subject).grants().stream());
        return candidates
                .filter(id -> state.get(ConsentTables.GRANT, id)
                        .filter(grant -> grant.subject().equals(subject))
                        .filter(asked::isCoveredBy)
                        .isPresent())
                .findFirst();
    }

    private static Restriction restriction(StateReader state, RestrictionId id) {
        return state.get(ConsentTables.RESTRICTION, id)
                .orElseThrow(() -> new IllegalStateException("the state lists a restriction that it does not have"));
    }

    /**
     * What is asked of a grant.
     *
     * @param seat who asks; empty: the organisation as such
     */
    public record Asked(OrganisationId organisation, Optional<Sitting> seat, Purpose purpose, Instant time) {
        boolean isCoveredBy(Grant grant) {
            return grant.inForce(time) && grant.purposes().contains(purpose) && isMeantBy(grant.grantee());
        }

        private boolean isMeantBy(Grantee grantee) {
            return grantee.organisation().equals(organisation)
                    && grantee.seat().map(this::isSeat).orElse(true)
                    && grantee.power()
                            .map(power -> seat.isPresent() && seat.get().seat().has(power))
                            .orElse(true);
        }

        private boolean isSeat(SeatId id) {
            return seat.isPresent() && seat.get().id().equals(id);
        }
    }

    /** A seat with its identifier. */
    public record Sitting(SeatId id, Seat seat) {}
}
