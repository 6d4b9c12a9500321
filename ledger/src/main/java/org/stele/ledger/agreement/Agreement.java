package org.stele.ledger.agreement;

import java.util.List;
import org.stele.ledger.certificate.Evidence;

/**
 * What statements mean at one node.
 *
 * @param epoch that the node is in by what was done already
 * @param evidence that this node has against who made one of them, where it is open
 */
public record Agreement(Statements statements, Progress progress, long epoch, List<Evidence> evidence) {
    public Agreement {
        evidence = List.copyOf(evidence);
    }

    /** How far it has come. */
    public enum Progress {
        /** It holds together, and is to be carried out; also again, as long as what stands by it is not certified. */
        OPEN,
        /** This node carried it out before, and has more since. */
        CARRIED_OUT,
        /** Blocks became final in a later epoch already, which this node has followed. */
        OVERTAKEN
    }
}
