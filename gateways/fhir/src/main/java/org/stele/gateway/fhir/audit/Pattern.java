package org.stele.gateway.fhir.audit;

import static org.stele.gateway.fhir.audit.Coding.dicom;
import static org.stele.gateway.fhir.audit.Coding.interaction;
import static org.stele.gateway.fhir.audit.Coding.lifecycle;
import static org.stele.gateway.fhir.audit.Coding.terminology;

import java.util.List;
import org.stele.contracts.trail.TrailKind;
import org.stele.vault.journal.proof.Action;

/**
 * What kind of event it is, after BALP where that has a pattern for it.
 *
 * @param subtypes of the standards; the trail's own code comes beside them
 * @param action of FHIR's AuditEventAction
 */
record Pattern(Coding type, List<Coding> subtypes, String action) {
    private static final String CREATE = "C";
    private static final String READ = "R";
    private static final String UPDATE = "U";
    private static final String DELETE = "D";
    private static final String EXECUTE = "E";

    private static final Coding REST = terminology("audit-event-type", "rest", "RESTful Operation");
    private static final Coding ALERT = dicom("110113", "Security Alert");
    private static final Coding RECORD = dicom("110110", "Patient Record");
    private static final Coding EXPORT = dicom("110106", "Export");
    private static final Coding DISCLOSURE = lifecycle("disclose", "Disclose");
    private static final Coding EMERGENCY = dicom("110127", "Emergency Override Started");
    private static final Coding OBJECT = dicom("110135", "Object Security Attributes Changed");
    private static final Coding USER = dicom("110137", "User security Attributes Changed");
    private static final Coding DECISION = new Coding(
            "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType",
            "AuthZ-Consent",
            "Authorization Decision using Roles and Consent");

    Pattern {
        subtypes = List.copyOf(subtypes);
    }

    static Pattern of(TrailKind kind) {
        return switch (kind) {
            case CLAIMED, KEY_ADDED, MANDATE_RECORDED -> of(ALERT, CREATE, USER);
            case KEY_REMOVED -> of(ALERT, DELETE, USER);
            case MANDATE_ENDED -> of(ALERT, UPDATE, USER);
            case GRANTED, RESTRICTED -> of(ALERT, CREATE, OBJECT);
            case REVOKED, RESTRICTION_LIFTED -> of(ALERT, UPDATE, OBJECT);
            case PERMITTED, REFUSED -> of(ALERT, EXECUTE, DECISION);
            case GLASS_BROKEN, GLASS_BROKEN_PROVISIONALLY, GLASS_WIDENED -> of(ALERT, EXECUTE, EMERGENCY);
            case REVIEW_CLOSED -> of(ALERT, UPDATE);
            case ERASURE_REQUESTED -> of(RECORD, CREATE);
            case ERASURE_ANSWERED, ERASURE_CLOSED -> of(RECORD, UPDATE);
        };
    }

    static Pattern of(Action action) {
        return switch (action) {
            case REGISTER -> of(RECORD, UPDATE);
            case INTRODUCE -> of(RECORD, CREATE, lifecycle("link", "Link"));
            case STORE -> of(REST, CREATE, interaction("create"));
            case RETRACT -> of(REST, DELETE, interaction("delete"));
            case OPEN -> of(REST, READ, interaction("read"));
            case SEARCH -> of(REST, EXECUTE, interaction("search"));
            case ASK -> of(EXPORT, EXECUTE, DISCLOSURE);
            case RELEASE -> of(EXPORT, READ, DISCLOSURE);
            case EMERGENCY -> of(EXPORT, READ, DISCLOSURE, EMERGENCY);
            case EXPORT -> of(EXPORT, READ);
            case LINK -> of(EXPORT, EXECUTE, DISCLOSURE);
            case PROPOSE -> of(ALERT, EXECUTE, OBJECT);
            case APP -> of(ALERT, UPDATE, OBJECT);
            case KEEP -> of(dicom("110107", "Import"), CREATE, lifecycle("receive", "Receive/Retain"));
            case HOLD -> of(ALERT, UPDATE, OBJECT, lifecycle("hold", "Add Legal Hold"));
            case RESTRICT -> of(ALERT, UPDATE, OBJECT);
            case ERASE -> of(RECORD, DELETE, lifecycle("destroy", "Destroy/Delete"));
            case CHECK -> of(RECORD, READ, lifecycle("verify", "Verify"));
        };
    }

    /** Whether data were asked for, so that who asked receives them. */
    boolean isAsked() {
        return action.equals(READ) || action.equals(EXECUTE);
    }

    boolean isEmergency() {
        return subtypes.contains(EMERGENCY);
    }

    boolean isDecision() {
        return subtypes.contains(DECISION);
    }

    private static Pattern of(Coding type, String action, Coding... subtypes) {
        return new Pattern(type, List.of(subtypes), action);
    }
}
