package org.stele.exchange.audience;

import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.audience.SignedAudience;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.vault.subject.Identifier;

/** The subjects that patients have here for other organisations. Safe for use by many threads. */
public interface Audiences {
    /**
     * All of a patient's, those too that were made because the organisation asked.
     *
     * @param author the subject {@code home} itself
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone else and for any other organisation's
     */
    List<Audience> list(Author author, SubjectId home);

    /** The patient's subject for an organisation, a new one where there is none; on the ledger when this returns. */
    Audience open(Author author, SubjectId home, OrganisationId organisation);

    /**
     * Takes a subject for its patient: keeps the statement, signs the wallet's transaction too and takes it to its end.
     *
     * @param author the subject {@code home} itself
     * @param envelope {@code identity.claimFurther} by {@code key:<a fresh one>}, signed by it
     * @param statement signed with a key of {@code home}
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} unless the subject is the patient's, {@code
     *     SIGNATURE_REFUSED} unless the statement says just this, {@code INVALID}, {@code CONTRACT_REFUSED} and what
     *     submitting brings
     */
    FinalReceipt claim(Author author, SubjectId home, Envelope envelope, SignedAudience statement);

    /**
     * The subject on which an organisation asks for a person. The same again for the same person, and one for whoever is no
     * patient here too: the answer does not tell.
     */
    SubjectId introduce(OrganisationId asker, Identifier identifier);
}
