package org.stele.contracts.network;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.ProposalId;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkePublicKey;
import org.stele.crypto.VerificationKey;

/** What members do as members. Author: {@code org:<id>}; all but {@link PostJournalRoot} need the administration key. */
public sealed interface NetworkCommand {
    /** {@code rotateKey}: replaces one of the author's keys. The new key signs too, as proof that the member has it. */
    record RotateKey(KeyUse use, VerificationKey key) implements NetworkCommand {}

    /** {@code rotateSealingKey}: replaces the key that is sealed to. */
    record RotateSealingKey(HpkePublicKey key) implements NetworkCommand {}

    /** {@code rotateTlsKey}: replaces the hash of the TLS key. */
    record RotateTlsKey(Hash key) implements NetworkCommand {}

    /** {@code proposeAdmission}: proposes a new member; counts as the author's support. */
    record ProposeAdmission(ProposalId proposal, Candidate candidate) implements NetworkCommand {}

    /** {@code proposeExpulsion}: proposes that a member leaves; counts as the author's support. */
    record ProposeExpulsion(ProposalId proposal, OrganisationId organisation) implements NetworkCommand {}

    /**
     * {@code proposeEpoch}: proposes to go on with another ordering; counts as the author's support.
     *
     * @param height of the next epoch's first block
     */
    record ProposeEpoch(ProposalId proposal, long height) implements NetworkCommand {}

    /**
     * {@code proposeRules}: proposes to go by the next version of the rules; counts as the author's support.
     *
     * @param height of the first block by it
     */
    record ProposeRules(ProposalId proposal, int version, long height) implements NetworkCommand {}

    /** {@code support}: supports a proposal; the quorum's last support enacts it. */
    record Support(ProposalId proposal) implements NetworkCommand {}

    /**
     * {@code postJournalRoot}: makes the author's journal provable up to here.
     *
     * @param counter entries so far; not below the last posted
     */
    record PostJournalRoot(long counter, Hash root) implements NetworkCommand {
        public PostJournalRoot {
            if (counter < 0) {
                throw new IllegalArgumentException("a counter is not negative");
            }
        }
    }

    /**
     * {@code admitJournalLoss}: says that the author's journal lost entries, and begins it anew; by the administration.
     *
     * @param counter of the root that was posted last
     * @param root that root
     */
    record AdmitJournalLoss(long counter, Hash root) implements NetworkCommand {}
}
