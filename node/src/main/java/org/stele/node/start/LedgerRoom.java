package org.stele.node.start;

import java.time.InstantSource;
import java.util.List;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.rules.Rules;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.start.NodeStartException.Reason;

/** Opens the node's copy of the chain. */
final class LedgerRoom {
    private LedgerRoom() {}

    /** @param votes the joined ones, watched */
    static LedgerNode open(
            NodeConfiguration configuration,
            Genesis genesis,
            List<Rules> rules,
            OrganisationKeys keys,
            Joined joined,
            VoteExchange votes,
            InstantSource clock) {
        try {
            LedgerSettings settings = new LedgerSettings(
                    configuration.directory().ledger(),
                    genesis,
                    rules,
                    KeyRing.voter(configuration, keys),
                    joined.ordering(),
                    votes,
                    joined.blocks(),
                    clock,
                    LedgerLimits.standard().withWaiting(configuration.http().sharedAtOnce()));
            return LedgerNode.open(
                    settings.withOrdering(joined.ordering(), OrderingRoom.epoch(configuration, genesis)));
        } catch (LedgerStoppedException e) {
            throw new NodeStartException(reason(e.reason()), String.valueOf(e.getMessage()), e);
        }
    }

    private static Reason reason(LedgerStoppedException.Reason reason) {
        return switch (reason) {
            case DIRECTORY_IN_USE -> Reason.DIRECTORY_IN_USE;
            case OTHER_NETWORK -> Reason.OTHER_NETWORK;
            case CLOSED, DAMAGED, STORAGE, ORDERING, OTHER_RESULT, OTHER_INPUT, EPOCH_ENDED, RULES_MISSING, FAULT ->
                Reason.LEDGER;
        };
    }
}
