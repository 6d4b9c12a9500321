package org.stele.exchange.proposal;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.GrantTerms;
import org.stele.ledger.contract.Author;

/**
 * Keeps what clinicians here ask their patients to grant. A proposal permits nothing: the patient's wallet makes the very grant, under the
 * proposal's identifier, and signs it. Safe for use by many threads.
 */
public interface Proposals {
    /**
     * Asks a patient for a grant; asked again by the same seat in the same words it answers the same. The patient's journal has it, durable,
     * before it is answered, that it was read where it was known. It waits for 30 days, until the grant would end or until whoever asked
     * may ask no more, and can be read for 90.
     *
     * @param home the patient's subject here, of whom the clinician may see who they are
     * @param patient the address of what says who they are
     * @param sent of what was sent, and by whom
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here; {@code INVALID} with what is in
     *     the way: {@code patient: UNCLAIMED}, {@code grantee: UNKNOWN_GRANTEE}, {@code period: PERIOD_NOT_GRANTED}, also where it ends within an hour, or that
     *     there are too many: 20 wait for a patient, 5 of one seat; 100 are kept of one, 20 of one seat; 500 of a seat
     */
    SavedProposal propose(Author clinician, SubjectId home, String patient, Hash sent, GrantTerms terms);

    /**
     * One, for clinicians here; the patient's journal has it first.
     *
     * @return empty where there is none, and where the clinician may not see who the patient is
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here
     */
    Optional<Proposed> find(Author clinician, GrantId proposal);

    /**
     * All that can be read of a patient's, oldest first, for the patient.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone but the subject {@code home} itself
     */
    List<Proposed> of(Author patient, SubjectId home);

    /** The same without what the patient knows. */
    default List<GrantProposal> list(Author patient, SubjectId home) {
        return of(patient, home).stream().map(Proposed::proposal).toList();
    }

    /**
     * Turns one down; done also where that was done, or where it is over.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} where it is none of the patient's, {@code INVALID} where it was signed:
     *     the grant is to be revoked
     */
    void decline(Author patient, SubjectId home, GrantId proposal);

    /** Who keeps the proposals, and would release what is granted. */
    OrganisationId custodian();

    /** Where a seat is, by the ledger; empty for what is none. */
    Optional<OrganisationId> employer(SeatId seat);
}
