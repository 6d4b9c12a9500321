package org.stele.exchange.intake;

import java.util.List;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * Takes bundles in. The way of one is {@link #stage}, {@link #sign} until nobody is missing; a batch that nobody needs to
 * sign is committed by a call of {@link #sign} without signatures. Safe for use by many threads.
 */
public interface Intake {
    /**
     * Seals a bundle's records, invisible, and says who must sign what. The same bundle again answers with the same batch.
     *
     * @param author the organisation, or a seat here with the power CLERK
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}, {@code CLINICIAN_MISSING}, {@code IDENTIFIER_TAKEN},
     *     {@code STORAGE_FULL}: then nothing of it was kept
     */
    IntakeBatch stage(Author author, IncomingBundle bundle);

    /**
     * Adds signatures. With the last one the batch goes onto the ledger, and is active when this returns.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND}, {@code SIGNATURE_REFUSED}, {@code PAYLOAD_EXPIRED} (the
     *     batch stays; {@link #find} gives fresh payloads), {@code CONTRACT_REFUSED} (the batch is given up, all of it),
     *     {@code NOT_TAKEN} or {@code LEDGER_STOPPED} (the batch stays and is tried again)
     */
    IntakeBatch sign(RandomId batch, List<SeatSignature> signatures);

    /**
     * A batch as it stands, with fresh payloads where the old ones have expired.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND}, {@code BATCH_DISCARDED}
     */
    IntakeBatch find(Author author, RandomId batch);
}
