package org.stele.cli.wallet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.stele.cli.CommandFailed;
import org.stele.contracts.consent.Grant;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.GrantTerms;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.OpenedScope;
import org.stele.formats.scope.Scopes;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.patient.Decision;
import org.stele.wallet.patient.Standing;

/** A proposal that was signed, as the ledger proves it: nobody's word counts for that. */
final class SignedProposal {
    private SignedProposal() {}

    /**
     * The grant in one line.
     *
     * @param kept what the wallet kept of it, if it did
     * @throws CommandFailed where the ledger has no such grant of this wallet's, or another than was proposed
     */
    static String line(GrantProposal proposal, Optional<StoredScope> kept, LedgerProofs proofs) throws IOException {
        StoredScope stored = kept.orElseThrow(
                () -> new CommandFailed(
                        "the node says that it was signed, and this wallet did not: if no other copy of it did, tell the board"));
        Standing standing = proofs.standing(List.of(stored.id()));
        Decision decision = standing.decisions().getFirst();
        if (!(decision instanceof Decision.Granted(Grant grant)) || !isSame(proposal.terms(), stored, grant)) {
            throw new CommandFailed(
                    "the node says that it was signed, and the ledger has no such grant: tell the board");
        }
        return DecisionWords.line(
                stored, decision, standing.time(), proofs.names(DecisionWords.members(standing.decisions())));
    }

    /** That the labels are those which the wallet salted, too, so that it is no other's grant under the same identifier. */
    private static boolean isSame(GrantTerms terms, StoredScope stored, Grant grant) {
        List<OpenedLabel> labels = stored.scope().map(OpenedScope::labels).orElse(List.of());
        return grant.grantee().equals(terms.grantee())
                && grant.purposes().equals(terms.purposes())
                && grant.validity().equals(terms.validity())
                && labels.stream().map(OpenedLabel::label).toList().equals(List.copyOf(terms.labels()))
                && Scopes.opens(labels, grant.scope());
    }
}
