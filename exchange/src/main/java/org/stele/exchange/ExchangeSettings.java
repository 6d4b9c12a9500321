package org.stele.exchange;

import java.time.Duration;
import java.time.InstantSource;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.peer.Peers;
import org.stele.ledger.Ledger;
import org.stele.vault.Vault;

/**
 * What an exchange is opened with. Ledger and vault are open, stay their owner's, and outlive the exchange.
 *
 * @param clock of this machine
 * @param round how often it looks after what nobody asks for
 */
public record ExchangeSettings(
        OwnOrganisation organisation,
        Ledger ledger,
        Vault vault,
        Peers peers,
        NoticeSink notices,
        InstantSource clock,
        Duration round) {
    private static final Duration USUAL = Duration.ofHours(1);

    /** With a round each hour. */
    public ExchangeSettings(
            OwnOrganisation organisation,
            Ledger ledger,
            Vault vault,
            Peers peers,
            NoticeSink notices,
            InstantSource clock) {
        this(organisation, ledger, vault, peers, notices, clock, USUAL);
    }
}
