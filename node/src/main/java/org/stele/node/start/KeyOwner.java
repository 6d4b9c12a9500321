package org.stele.node.start;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.KeyMember;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.validator.Validator;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.start.NodeStartException.Reason;

/**
 * Refuses keys that are another member's. Keys that nobody has are not refused, since the copy of the chain may lag behind the
 * transaction that registered them, but the log says so loudly.
 */
final class KeyOwner {
    private static final Logger LOG = LoggerFactory.getLogger(KeyOwner.class);

    private final NodeConfiguration configuration;
    private final OrganisationKeys keys;

    KeyOwner(NodeConfiguration configuration, OrganisationKeys keys) {
        this.configuration = configuration;
        this.keys = keys;
    }

    /** Before the chain is opened, which writes this node's vote for the genesis. */
    void check(Genesis genesis) {
        genesis.validators().validators().stream()
                .filter(validator -> validator.voteKey().equals(keys.vote().verificationKey()))
                .map(Validator::organisation)
                .forEach(organisation -> requireOwn(new OrganisationId(organisation)));
    }

    /** Against the newest certified state, where there is one already. */
    void check(Ledger ledger) {
        CompletableFuture<CertifiedState> newest = ledger.waitFor(0).toCompletableFuture();
        if (newest.state() == Future.State.SUCCESS) {
            StateReader state = newest.resultNow();
            check(keys.vote().verificationKey(), state);
            check(keys.transactions().verificationKey(), state);
        }
    }

    private void check(VerificationKey key, StateReader state) {
        Optional<OrganisationId> owner = state.get(NetworkTables.KEY, key).map(KeyMember::member);
        owner.ifPresentOrElse(
                this::requireOwn,
                () -> LOG.error(
                        "a key in {} is not registered: it is of no use until a transaction registers it",
                        configuration.directory().organisationKeys()));
    }

    private void requireOwn(OrganisationId owner) {
        if (!owner.equals(configuration.organisation())) {
            throw new NodeStartException(
                    Reason.KEYS,
                    "the keys in " + configuration.directory().organisationKeys() + " are those of " + owner
                            + ", and node.yaml says that this is the node of " + configuration.organisation()
                            + ": put this organisation's keys there, or correct 'organisation'");
        }
    }
}
