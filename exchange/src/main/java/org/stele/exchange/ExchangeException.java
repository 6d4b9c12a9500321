package org.stele.exchange;

import java.util.List;
import java.util.Optional;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.transaction.RefusalReason;

/** A use case refused in an expected way. The message says what to do; neither it nor the issues hold personal data. */
public final class ExchangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Issue> issues;
    private final transient Optional<FinalReceipt> refusal;
    private final Optional<RefusalReason> door;

    private ExchangeException(
            Reason reason,
            String message,
            List<Issue> issues,
            Optional<FinalReceipt> refusal,
            Optional<RefusalReason> door) {
        super(message);
        this.reason = reason;
        this.issues = List.copyOf(issues);
        this.refusal = refusal;
        this.door = door;
    }

    public ExchangeException(Reason reason, String message) {
        this(reason, message, List.of(), Optional.empty(), Optional.empty());
    }

    public ExchangeException(Reason reason, String message, Throwable cause) {
        this(reason, message);
        initCause(cause);
    }

    public ExchangeException(Reason reason, String message, List<Issue> issues) {
        this(reason, message, issues, Optional.empty(), Optional.empty());
    }

    /** The uniform answer to every denied access: nothing in it tells one denial from another. */
    public static ExchangeException accessRefused() {
        return new ExchangeException(Reason.ACCESS_REFUSED, "access is not permitted");
    }

    /** A contract's refusal, which stands on the ledger. */
    public static ExchangeException contractRefused(FinalReceipt receipt) {
        String message = "refused by contract: " + receipt.code();
        return new ExchangeException(
                Reason.CONTRACT_REFUSED, message, List.of(), Optional.of(receipt), Optional.empty());
    }

    /** A refusal at the ledger's door. */
    public static ExchangeException notTaken(RefusalReason door, String message) {
        return new ExchangeException(Reason.NOT_TAKEN, message, List.of(), Optional.empty(), Optional.of(door));
    }

    public Reason reason() {
        return reason;
    }

    /** Where there are several things to say, or none. */
    public List<Issue> issues() {
        return issues;
    }

    /** The receipt with the contract's code, for {@link Reason#CONTRACT_REFUSED}. */
    public Optional<FinalReceipt> refusal() {
        return refusal;
    }

    /** What the door said, for {@link Reason#NOT_TAKEN}. */
    public Optional<RefusalReason> door() {
        return door;
    }
}
