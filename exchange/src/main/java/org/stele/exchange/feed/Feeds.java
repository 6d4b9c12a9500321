package org.stele.exchange.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * Files messages of the organisation's own systems. The organisation attests what is filed, so that kinds that a clinician must sign
 * are refused. One message is filed whole or not at all; those about one patient one after another. Safe for use by many threads.
 */
public interface Feeds {
    /**
     * Requires that somebody may file, before anything costly is done for them.
     *
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}
     */
    void requireFiler(Author author);

    /**
     * Files a message. The same one again changes nothing, and answers what it answered first.
     *
     * @param author the organisation, or a seat here with the power CLERK that files what was kept
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}; {@code INVALID} where another message of this name was filed
     *     ({@code OTHER_CONTENT}), or where it refers to what is not there; {@code CLINICIAN_MISSING}; {@code IDENTIFIER_TAKEN}; {@code NOT_LINKED} where it says that two
     *     charts are one person's, which a seat confirms by filing it, and nobody else;
     *     {@code NOT_TAKEN}, {@code LEDGER_STOPPED} and what the vault says, after which it may be sent again: what was begun is then
     *     found, and carried on
     */
    Filed file(Author author, FeedMessage message);

    /**
     * Keeps a message that was not filed, or of which a person must hear. The same one again is kept once, with the last reason.
     *
     * @throws org.stele.exchange.ExchangeException {@code STORAGE_FULL} where too many are kept already
     */
    void keep(KeptMessage message);

    /** Since when a message has been kept, if it is. */
    Optional<Instant> since(KeptMessage.Name name);

    /** Forgets what was kept of a message that is filed by now and of which nobody need hear. */
    void release(KeptMessage.Name name);

    /**
     * What is kept, the oldest first, without its content.
     *
     * @param clerk a seat here with the power CLERK
     */
    List<KeptHead> kept(Author clerk);

    /**
     * A kept message, for filing it again: to be shown to nobody.
     *
     * @param clerk a seat here with the power CLERK
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND}
     */
    KeptMessage reopen(Author clerk, RandomId id);

    /**
     * Destroys a kept message.
     *
     * @param clerk a seat here with the power CLERK
     */
    void dismiss(Author clerk, RandomId id);
}
