package org.stele.node.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Code;

/**
 * A problem document (RFC 9457 §3) with this API's extensions.
 *
 * @param type {@code urn:stele:problem:<code in lower case with hyphens>}
 * @param detail what to do
 * @param code closed
 * @param issues where several things are wrong
 * @param transaction and {@code height}: where the refusal stands on the ledger
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        Optional<List<ProblemIssue>> issues,
        Optional<Hash> transaction,
        Optional<Long> height) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int DENIED = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    public Problem {
        issues = issues.map(List::copyOf);
    }

    public static Problem of(ProblemCode code) {
        return of(code, code.advice());
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(
                type(code.name()),
                code.title(),
                code.status(),
                detail,
                code.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A transaction that is on the ledger and that its contract refused. */
    public static Problem denied(Code code, Hash transaction, long height) {
        return new Problem(
                type(code.value()),
                "The rules refuse the transaction",
                DENIED,
                "It stands on the ledger with this code, and can be read there.",
                code.value(),
                Optional.empty(),
                Optional.of(transaction),
                Optional.of(height));
    }

    public Problem with(List<ProblemIssue> more) {
        return new Problem(type, title, status, detail, code, Optional.of(more), transaction, height);
    }

    /** Whether it is worth the same request again, a little later. */
    public boolean passes() {
        return status == TOO_MANY || status == UNAVAILABLE;
    }

    private static String type(String code) {
        return "urn:stele:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
