package org.stele.contracts.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.Consents;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.Purpose;
import org.stele.ledger.contract.StateReader;

/**
 * Decides access as a pure function of a state and a time: the contract during execution, the custodian before each release,
 * the patient's wallet to learn why access was refused. The first that applies: asker or subject not in order, refuse; the
 * patient's own request, permit; broken glass, permit its set; care asked for
 * by anyone but a clinician, refuse; a restriction of everything, refuse; one grant that suffices,
 * permit; else refuse.
 */
public final class AccessDecision {
    private AccessDecision() {}

    public static Decision decide(StateReader state, Question question, Instant time) {
        if (!state.contains(IdentityTables.SUBJECT, question.subject())) {
            return refused(RefusalReason.SUBJECT_UNKNOWN);
        }
        return switch (Asker.of(state, question.asker(), time)) {
            case Asker.NotInOrder(RefusalReason reason) -> refused(reason);
            case Asker.Patient(SubjectId id) -> own(question, id);
            case Asker.Staff staff -> forStaff(state, question, staff, time);
        };
    }

    /** Whether the permit still holds, so that something may be released under it. */
    public static boolean holds(StateReader state, Permit permit, Instant time) {
        return again(state, permit, time).isPermitted();
    }

    /**
     * Decides again for a permit that was given, on the same ground: what it rested on must stand by itself, whatever else
     * would suffice.
     */
    public static Decision again(StateReader state, Permit permit, Instant time) {
        if (!permit.validity().covers(time)) {
            return refused(RefusalReason.PERMIT_OVER);
        }
        return switch (permit.kind()) {
            case OWN -> decide(state, question(permit), time);
            case CONSENT, EMERGENCY -> againForStaff(state, permit, time);
        };
    }

    private static Decision againForStaff(StateReader state, Permit permit, Instant time) {
        return switch (Asker.of(state, permit.asker(), time)) {
            case Asker.NotInOrder(RefusalReason reason) -> refused(reason);
            case Asker.Patient patient -> refused(RefusalReason.NOT_ITS_OWN);
            case Asker.Staff staff
            when permit.glass().isPresent() ->
                Emergency.under(state, permit.glass().get(), staff, time)
                        ? emergency(staff, permit.glass().get())
                        : refused(RefusalReason.EMERGENCY_OVER);
            case Asker.Staff staff -> byConsent(state, question(permit), staff, time);
        };
    }

    private static Decision own(Question question, SubjectId asker) {
        boolean its = asker.equals(question.subject()) && question.purpose() == Purpose.PATRQT;
        return its
                ? new Decision.Permitted(
                        PermitKind.OWN, Optional.empty(), Optional.empty(), Optional.empty(), List.of())
                : refused(RefusalReason.NOT_ITS_OWN);
    }

    private static Decision forStaff(StateReader state, Question question, Asker.Staff staff, Instant time) {
        return Emergency.open(state, question, staff, time)
                .map(glass -> emergency(staff, glass))
                .orElseGet(() -> byConsent(state, question, staff, time));
    }

    private static Decision emergency(Asker.Staff staff, GlassId glass) {
        return new Decision.Permitted(
                PermitKind.EMERGENCY,
                Optional.of(staff.organisation()),
                Optional.empty(),
                Optional.of(glass),
                List.of());
    }

    private static Decision byConsent(StateReader state, Question question, Asker.Staff staff, Instant time) {
        if (question.purpose().isCare() && !staff.isClinician()) {
            return refused(RefusalReason.NOT_A_CLINICIAN);
        }
        SubjectId subject = question.subject();
        OrganisationId organisation = staff.organisation();
        if (Consents.keepsAllFrom(state, subject, organisation)) {
            return refused(RefusalReason.RESTRICTED);
        }
        Consents.Asked asked = new Consents.Asked(organisation, staff.seat(), question.purpose(), time);
        return Consents.sufficient(state, subject, question.grant(), asked)
                .<Decision>map(grant -> new Decision.Permitted(
                        PermitKind.CONSENT,
                        Optional.of(organisation),
                        Optional.of(grant),
                        Optional.empty(),
                        Consents.against(state, subject, organisation)))
                .orElseGet(() -> refused(RefusalReason.NO_GRANT));
    }

    private static Question question(Permit permit) {
        return new Question(permit.subject(), permit.asker(), permit.purpose(), permit.grant());
    }

    private static Decision refused(RefusalReason reason) {
        return new Decision.Refused(reason);
    }
}
