package org.stele.node.api;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** A signed transaction as it travels over HTTP. */
record TransactionBody(Bytes payload, List<SignatureEntry> signatures) {
    Envelope envelope() {
        return envelope(payload, signatures);
    }

    /**
     * @throws ProblemException beyond a limit of transactions
     */
    static Envelope envelope(Bytes payload, List<SignatureEntry> signatures) {
        try {
            return Envelope.of(payload, signatures);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.MALFORMED);
        }
    }
}
