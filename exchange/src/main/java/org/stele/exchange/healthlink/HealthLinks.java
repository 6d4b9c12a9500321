package org.stele.exchange.healthlink;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/** Keeps what patients sealed for others, and hands it to whoever has the link. Safe for use by many threads. */
public interface HealthLinks {
    /**
     * Makes a link; asked again for the same it answers the same.
     *
     * @param patient the subject {@code home} itself
     * @return what the link's address ends with: 32 random bytes
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone else; {@code INVALID} where the order does not fit, with
     *     what to do; {@code NAME_TAKEN} where another order had the same {@code link}
     */
    Bytes make(Author patient, SubjectId home, LinkOrder order);

    /**
     * The patient's links that have not ended, oldest first.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone but the patient
     */
    List<LinkLine> list(Author patient, SubjectId home);

    /**
     * Ends a link; its file is deleted when this returns. Done also where it has ended already.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone but the patient
     */
    void revoke(Author patient, SubjectId home, RandomId link);

    /** Whether a link at this address has not ended: for whoever wants to know before any work is done. */
    boolean isThere(Bytes address);

    /**
     * Uses a link. The patient's journal has it, and the use is counted, both durable, before anything is answered; so has it a wrong
     * passcode.
     */
    LinkAnswer use(Bytes address, LinkUse use);

    /** Fetches, once, what {@link #use} answered to be {@link LinkAnswer.Located}; {@link LinkAnswer.None} for anything else. */
    LinkAnswer fetch(Bytes address, Bytes ticket);
}
