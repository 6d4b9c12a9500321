package org.stele.node.api;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** A signed transaction as it travels over HTTP. */
record TransactionBody(Bytes payload, List<SignatureEntry> signatures) {
    Envelope envelope() {
        return envelope(payload, signatures);
    }

    /** Whether a transaction says that it is from {@code author}; its signatures are for others to check. */
    static boolean isBy(Author author, Envelope envelope) {
        try {
            return StrictJson.parseTree(envelope.payload().unsafeArray(), JsonLimits.TRANSACTION)
                    .path("author")
                    .asString("")
                    .equals(author.toString());
        } catch (InvalidJsonException e) {
            throw new ProblemException(ProblemCode.MALFORMED);
        }
    }

    /**
     * Puts payload and signatures together.
     *
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
