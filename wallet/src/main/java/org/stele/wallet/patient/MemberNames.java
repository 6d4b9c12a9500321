package org.stele.wallet.patient;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.NetworkTables;
import org.stele.formats.proof.StateProofs;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Proven;
import org.stele.ledger.proof.Statement;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.StateProofClient;

/** What members are called, each proven: nobody recognises an identifier, and no node is believed to name one. */
public record MemberNames(Map<OrganisationId, DomainName> names) {
    public MemberNames {
        names = Map.copyOf(names);
    }

    /**
     * Asks for the names of members.
     *
     * @param node any member's: what it says is checked
     * @throws ProofException where the node's answer does not hold
     */
    public static MemberNames of(NodeClient node, ProofVerifier verifier, Collection<OrganisationId> members)
            throws IOException, NodeProblem, ProofException {
        List<OrganisationId> ids = members.stream().distinct().sorted().toList();
        Map<OrganisationId, DomainName> names = new HashMap<>();
        if (!ids.isEmpty()) {
            List<Proof> proofs = new StateProofClient(node)
                    .fetch(ids.stream()
                            .map(id -> StateProofs.Key.of(NetworkTables.MEMBER, id))
                            .toList());
            for (int i = 0; i < ids.size(); i++) {
                OrganisationId id = ids.get(i);
                member(verifier.verify(proofs.get(i)), id).ifPresent(member -> names.put(id, member.name()));
            }
        }
        return new MemberNames(names);
    }

    private static Optional<Member> member(Proven proven, OrganisationId id) throws ProofException {
        try {
            return Statement.valueOf(proven.statement(), NetworkTables.MEMBER, id);
        } catch (IllegalArgumentException e) {
            throw new ProofException("the node proved something else than it was asked for", e);
        }
    }

    /** The name beside the identifier. */
    public String of(OrganisationId id) {
        return Optional.ofNullable(names.get(id)).map(DomainName::value).orElse("no member of this network") + " (" + id
                + ")";
    }
}
