package org.stele.exchange.identify;

import java.util.List;
import java.util.function.Predicate;
import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.contract.Author;
import org.stele.vault.segment.Facts;

/** Who patients are at other organisations. Safe for use by many threads. */
public interface Identities {
    /**
     * Writes down, durably, whom a clinician here is about to ask: for each organisation an entry in the journal of each patient here who is meant, kept back
     * or not, and where it is nobody, under this organisation's own identifier. This organisation itself is not asked.
     *
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here, {@code INVALID} where one is no member
     */
    Announced announce(Author clinician, OutgoingQuestion question);

    /**
     * Answers a clinician of another organisation. Only such patients are told of whose {@code Patient} that very seat could be released now, were it
     * to ask on the ledger: under one of the grants in force, less what is kept back, or in an emergency that the seat widened. All others are as if they were
     * not there, and so is who may be told no more when all is written.
     *
     * <p>Whatever comes of it is in a journal before it is answered: in that of each patient who is meant, under the grant or the glass on which it is told,
     * and where it is nobody, under the asking organisation's own identifier. Nothing is opened.
     *
     * @param asker whose node asks
     * @param seat who signed what is asked
     * @param meant which {@code Patient}s are meant
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}, and nothing is written, where the seat is no clinician of the asker's in force;
     *     {@code LEDGER_BEHIND}
     */
    List<Recognised> answer(OrganisationId asker, Author seat, Predicate<Facts> meant);
}
