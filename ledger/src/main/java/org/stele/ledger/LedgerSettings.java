package org.stele.ledger;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.rules.Rules;

/**
 * All that a node's copy of the chain is opened with.
 *
 * @param directory its own folder, made where absent; one process at a time
 * @param rules every version of the rules since the genesis
 * @param role whether it votes, and with which key
 * @param ordering shared by the members; the ledger subscribes to it and appends, and does not close it
 * @param votes how validators reach each other
 * @param blocks how nodes reach each other for certified blocks
 * @param epoch that the ordering serves; where the network is in an earlier one, this node follows certified blocks up to it
 * @param clock of this machine; stands in this node's batches
 */
public record LedgerSettings(
        Path directory,
        Genesis genesis,
        List<Rules> rules,
        Role role,
        Ordering ordering,
        VoteExchange votes,
        BlockExchange blocks,
        long epoch,
        InstantSource clock,
        LedgerLimits limits) {
    public LedgerSettings {
        rules = List.copyOf(rules);
    }

    /** The same with another role. */
    public LedgerSettings withRole(Role other) {
        return new LedgerSettings(directory, genesis, rules, other, ordering, votes, blocks, epoch, clock, limits);
    }

    /** Settings of a node in the network's first epoch. */
    public LedgerSettings(
            Path directory,
            Genesis genesis,
            List<Rules> rules,
            Role role,
            Ordering ordering,
            VoteExchange votes,
            BlockExchange blocks,
            InstantSource clock,
            LedgerLimits limits) {
        this(directory, genesis, rules, role, ordering, votes, blocks, genesis.epoch(), clock, limits);
    }

    /** The same behind another ordering. */
    public LedgerSettings withOrdering(Ordering other, long itsEpoch) {
        return new LedgerSettings(directory, genesis, rules, role, other, votes, blocks, itsEpoch, clock, limits);
    }

    /** Settings of a node that can ask nobody for blocks. */
    public LedgerSettings(
            Path directory,
            Genesis genesis,
            List<Rules> rules,
            Role role,
            Ordering ordering,
            VoteExchange votes,
            InstantSource clock,
            LedgerLimits limits) {
        this(directory, genesis, rules, role, ordering, votes, BlockExchange.none(), clock, limits);
    }
}
