package org.stele.node.start;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.Exchange;
import org.stele.exchange.ExchangeSettings;
import org.stele.exchange.NoticeSink;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.peer.Peers;
import org.stele.ledger.Ledger;
import org.stele.node.keys.OrganisationKeys;
import org.stele.vault.Vault;

/** Opens the use cases. */
final class ExchangeRoom {
    private static final Logger LOG = LoggerFactory.getLogger("org.stele.node.notices");

    private ExchangeRoom() {}

    static Exchange open(
            OrganisationId organisation,
            OrganisationKeys keys,
            Ledger ledger,
            Vault vault,
            Peers peers,
            InstantSource clock) {
        OwnOrganisation own = new OwnOrganisation(organisation, keys.transactions(), keys.sealing());
        return Exchange.open(new ExchangeSettings(own, ledger, vault, peers, notices(), clock));
    }

    /** Patients read their notices by their wallets; an operator sees that there are some, and of what kind. */
    private static NoticeSink notices() {
        return (subject, notice) -> LOG.info("a patient has a notice: {}", notice.kind());
    }
}
