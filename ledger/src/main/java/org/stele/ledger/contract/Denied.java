package org.stele.ledger.contract;

/**
 * A contract says no: nothing that the transaction wrote stays, and its receipt carries the code. Thrown without a stack
 * trace, since it is an expected outcome and not a fault.
 */
public final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Code code;

    public Denied(Code code) {
        super(code.value(), null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
