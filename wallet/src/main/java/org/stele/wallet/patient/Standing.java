package org.stele.wallet.patient;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RestrictionId;
import org.stele.crypto.RandomId;
import org.stele.formats.proof.StateProofs;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Proven;
import org.stele.ledger.proof.Statement;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.StateProofClient;

/**
 * How a patient's decisions stand, each proven.
 *
 * @param decisions in the order in which they were asked for
 * @param height of the block as of which it is so
 * @param time of that block
 */
public record Standing(List<Decision> decisions, long height, Instant time) {
    public Standing {
        decisions = List.copyOf(decisions);
    }

    /**
     * Asks how grants and restrictions stand.
     *
     * @param node any member's: what it says is checked
     * @param ids one at least
     * @throws ProofException where the node's answer does not hold
     */
    public static Standing of(NodeClient node, ProofVerifier verifier, List<RandomId> ids)
            throws IOException, NodeProblem, ProofException {
        List<StateProofs.Key> keys = new ArrayList<>();
        for (RandomId id : ids) {
            keys.add(StateProofs.Key.of(ConsentTables.GRANT, new GrantId(id)));
            keys.add(StateProofs.Key.of(ConsentTables.RESTRICTION, new RestrictionId(id)));
        }
        List<Proof> proofs = new StateProofClient(node).fetch(keys);
        List<Decision> decisions = new ArrayList<>();
        Proven last = verifier.verify(proofs.getLast());
        for (int i = 0; i < ids.size(); i++) {
            Proven grant = verifier.verify(proofs.get(2 * i));
            Proven restriction = verifier.verify(proofs.get(2 * i + 1));
            requireOneHeight(last, grant, restriction);
            decisions.add(decision(ids.get(i), grant, restriction));
        }
        return new Standing(decisions, last.height(), last.time());
    }

    private static void requireOneHeight(Proven last, Proven... others) throws ProofException {
        for (Proven other : others) {
            if (other.height() != last.height()) {
                throw new ProofException("the node's proofs are of different blocks");
            }
        }
    }

    private static Decision decision(RandomId id, Proven grant, Proven restriction) throws ProofException {
        Optional<Grant> granted = value(grant, ConsentTables.GRANT, new GrantId(id));
        Optional<Restriction> restricted = value(restriction, ConsentTables.RESTRICTION, new RestrictionId(id));
        return granted.<Decision>map(Decision.Granted::new)
                .or(() -> restricted.map(Decision.Restricted::new))
                .orElseGet(Decision.Unknown::new);
    }

    private static <K, V> Optional<V> value(Proven proven, TableType<K, V> table, K key) throws ProofException {
        try {
            return Statement.valueOf(proven.statement(), table, key);
        } catch (IllegalArgumentException e) {
            throw new ProofException("the node proved something else than it was asked for", e);
        }
    }
}
