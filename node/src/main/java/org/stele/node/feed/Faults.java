package org.stele.node.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.hl7v2.answer.Fault;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Place;

/** Says in HL7's words why the exchange, or the other gateway, did not take something. */
final class Faults {
    private static final int MOST = 10;

    private Faults() {}

    /** The places in FHIR; those in the message are not known any more. */
    static List<Fault> of(InvalidBundleException refusal) {
        return refusal.issues().stream()
                .limit(MOST)
                .map(issue -> Fault.here(
                        ErrorCode.DATA_TYPE,
                        "what became of it in FHIR does not hold: " + issue.path() + " "
                                + issue.reason().name()))
                .toList();
    }

    static Fault of(ExchangeException refusal) {
        String text = refusal.getMessage() + issues(refusal.issues());
        return switch (refusal.reason()) {
            case NOT_TAKEN -> Fault.here(ErrorCode.RECORD_LOCKED, text + "; send it again");
            case LEDGER_STOPPED, LEDGER_BEHIND, PAYLOAD_EXPIRED, BATCH_DISCARDED, STORAGE_FULL, VAULT_UNAVAILABLE ->
                Fault.here(ErrorCode.RECORD_LOCKED, text + "; send it again later");
            case IDENTIFIER_TAKEN ->
                new Fault(Fault.Severity.E, ErrorCode.DUPLICATE_KEY, Optional.of(Place.of("PID", 3)), text);
            case NOT_LINKED ->
                new Fault(
                        Fault.Severity.E, ErrorCode.NOT_MERGED, Optional.of(Place.of("MRG", 1)), "not merged: " + text);
            case INVALID -> invalid(refusal, text);
            default -> Fault.here(ErrorCode.INTERNAL, text);
        };
    }

    private static Fault invalid(ExchangeException refusal, String text) {
        boolean isAnother =
                refusal.issues().stream().anyMatch(issue -> issue.code().equals("OTHER_CONTENT"));
        return isAnother
                ? new Fault(Fault.Severity.E, ErrorCode.DUPLICATE_KEY, Optional.of(Place.of("MSH", 10)), text)
                : Fault.here(ErrorCode.INTERNAL, text);
    }

    private static String issues(List<Issue> issues) {
        return issues.isEmpty()
                ? ""
                : issues.stream()
                        .limit(MOST)
                        .map(issue -> issue.path() + " " + issue.code())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
