package org.stele.cli.wallet;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKind;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;

/** Says in plain words what a trail's entry records. */
final class TrailWords {
    private static final String DENIED = "DENIED    ";
    private static final String EMERGENCY = "EMERGENCY ";
    private static final String NORMAL = "          ";

    private TrailWords() {}

    /**
     * One line: mark, when, who, what, what for, under which permission.
     *
     * @param patient the reader, at home and on the subjects for other organisations: "you"
     */
    static String line(TrailEntry entry, Set<Author> patient) {
        return mark(entry) + entry.time() + " "
                + Stream.of(who(entry, patient), what(entry.kind()), whatFor(entry), under(entry), how(entry))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static String mark(TrailEntry entry) {
        return switch (entry.kind()) {
            case REFUSED -> DENIED;
            case GLASS_BROKEN, GLASS_BROKEN_PROVISIONALLY, GLASS_WIDENED -> EMERGENCY;
            default -> entry.outcome().equals(Code.OK) ? NORMAL : DENIED;
        };
    }

    private static String who(TrailEntry entry, Set<Author> patient) {
        return patient.contains(entry.author()) ? "you" : who(entry);
    }

    private static String who(TrailEntry entry) {
        return entry.author() + entry.organisation().map(at -> " of " + at).orElse("");
    }

    private static String what(TrailKind kind) {
        return switch (kind) {
            case CLAIMED -> "took these records as theirs";
            case KEY_ADDED -> "added a key";
            case KEY_REMOVED -> "removed a key";
            case MANDATE_RECORDED -> "recorded a witnessed mandate";
            case MANDATE_ENDED -> "ended a mandate";
            case GRANTED -> "granted access";
            case REVOKED -> "took a grant back";
            case RESTRICTED -> "kept something back";
            case RESTRICTION_LIFTED -> "lifted a restriction";
            case PERMITTED -> "asked for records and was let in";
            case REFUSED -> "asked for records and was refused";
            case GLASS_BROKEN -> "broke the glass in an emergency";
            case GLASS_BROKEN_PROVISIONALLY ->
                "had broken the glass in an emergency while the network was down, told now";
            case GLASS_WIDENED -> "opened more in that emergency";
            case REVIEW_CLOSED -> "closed the review of an emergency";
            case ERASURE_REQUESTED -> "asked for erasure";
            case ERASURE_ANSWERED -> "answered a request for erasure";
            case ERASURE_CLOSED -> "gave the last answer to a request for erasure";
        };
    }

    private static String whatFor(TrailEntry entry) {
        return entry.purpose()
                .map(purpose -> switch (purpose) {
                    case TREAT -> "for treatment";
                    case ETREAT -> "for emergency treatment";
                    case COC -> "for the coordination of care";
                    case HPAYMT -> "for payment";
                    case HOPERAT -> "for the organisation's own operations";
                    case HRESCH -> "for research";
                    case PUBHLTH -> "for public health";
                    case PATRQT -> "at the patient's own request";
                })
                .orElse("");
    }

    private static String under(TrailEntry entry) {
        return entry.concerns()
                .map(id -> "(" + concerned(entry.kind()) + " " + id + ")")
                .orElse("");
    }

    private static String concerned(TrailKind kind) {
        return switch (kind) {
            case CLAIMED -> "at the desk of seat";
            case GRANTED, REVOKED, PERMITTED, REFUSED -> "under";
            default -> "number";
        };
    }

    private static String how(TrailEntry entry) {
        return entry.outcome().equals(Code.OK) ? "" : "- " + entry.outcome();
    }
}
