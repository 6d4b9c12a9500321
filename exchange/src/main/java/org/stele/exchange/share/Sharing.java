package org.stele.exchange.share;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.formats.scope.OpenedLabel;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;

/** Takes what patients decide at their custodian's node. Safe for use by many threads. */
public interface Sharing {
    /**
     * Takes a grant: keeps its labels in clear, then submits it. Revoking is a plain transaction.
     *
     * @param envelope {@code consent.grant}, signed by the patient, on the patient's subject for the grantee's organisation
     * @param opening the labels among the 16 hashes of its scope, 1 to 16
     * @throws org.stele.exchange.ExchangeException {@code INVALID}, {@code NOT_FOUND} where the subject is not this
     *     organisation's, {@code OPENING_MISMATCH}, {@code CONTRACT_REFUSED} and what submitting brings
     */
    FinalReceipt grant(Envelope envelope, List<OpenedLabel> opening);

    /**
     * Takes a restriction, the same way. Lifting is a plain transaction.
     *
     * @param opening empty where everything is kept back; a restriction to labels whose opening never came keeps back all
     */
    FinalReceipt restrict(Envelope envelope, List<OpenedLabel> opening);

    /**
     * What a patient decided, on all of their subjects.
     *
     * @param author the subject {@code home} itself
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone else and for any other organisation's
     */
    Decisions decisions(Author author, SubjectId home);

    /**
     * A proof of how one of them stands on the ledger, which has its labels as hashes.
     *
     * @throws org.stele.exchange.ExchangeException as {@link #decisions}, and {@code NOT_FOUND} where it is none of the patient's
     */
    Bytes proof(Author author, SubjectId home, RandomId decision);
}
