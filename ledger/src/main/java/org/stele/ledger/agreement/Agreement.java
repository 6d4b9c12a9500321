package org.stele.ledger.agreement;

/**
 * What statements mean at one node.
 *
 * @param epoch that the node is in by what was done already
 */
public record Agreement(Statements statements, Progress progress, long epoch) {
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
