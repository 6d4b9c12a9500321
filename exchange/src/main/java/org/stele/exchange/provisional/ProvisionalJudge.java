package org.stele.exchange.provisional;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.access.AccessCommand.BreakGlassProvisionally;
import org.stele.contracts.access.Decision;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.identity.Seats;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.release.Standing;
import org.stele.ledger.CertifiedState;

/** Whether the emergency set may be released on a signature alone, by the last certified state. */
final class ProvisionalJudge {
    private final OrganisationId own;
    private final Patients patients;

    ProvisionalJudge(OrganisationId own, Patients patients) {
        this.own = own;
        this.patients = patients;
    }

    /** Whether the key is that of a seat at the organisation that asks: only of such a one is anything journalled. */
    boolean isSeatOf(CertifiedState state, OrganisationId asker, AskedGlass asked) {
        return seat(state, asked)
                .filter(seat -> seat.organisation().equals(asker))
                .filter(seat -> seat.key().equals(asked.key()))
                .isPresent();
    }

    /** The ground on which it may be released, if it may: who breaks the glass may do so now, for a patient here. */
    Optional<Standing> stands(CertifiedState state, OrganisationId asker, AskedGlass asked, Instant now) {
        return seat(state, asked)
                .filter(seat -> Seats.may(state, seat, Power.BREAK_GLASS, now))
                .flatMap(_ -> state.get(IdentityTables.SUBJECT, asked.command().subject()))
                .filter(subject -> subject.custodian().equals(own))
                .flatMap(_ -> patients.find(asked.command().subject()))
                .filter(known -> known.isFor(asker))
                .map(known -> new Standing(id(asked), permit(asker, asked), known.chart(), permitted(asker, asked)));
    }

    /** As the ledger will have it. */
    static Permit permit(OrganisationId asker, AskedGlass asked) {
        BreakGlassProvisionally command = asked.command();
        return new Permit(
                PermitKind.EMERGENCY,
                command.subject(),
                command.seat().author(),
                Optional.of(asker),
                Purpose.ETREAT,
                Optional.empty(),
                Optional.of(GlassId.of(asked.transaction())),
                command.recipient(),
                command.validity());
    }

    static PermitId id(AskedGlass asked) {
        return new PermitId(asked.transaction());
    }

    private static Decision.Permitted permitted(OrganisationId asker, AskedGlass asked) {
        return new Decision.Permitted(
                PermitKind.EMERGENCY,
                Optional.of(asker),
                Optional.empty(),
                Optional.of(GlassId.of(asked.transaction())),
                List.of());
    }

    private static Optional<Seat> seat(CertifiedState state, AskedGlass asked) {
        return state.get(IdentityTables.SEAT, asked.command().seat());
    }
}
