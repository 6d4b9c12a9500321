package org.stele.exchange;

import java.time.InstantSource;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.peer.Peers;
import org.stele.ledger.Ledger;
import org.stele.vault.Vault;

/**
 * What an exchange is opened with. Ledger and vault are open, stay their owner's, and outlive the exchange.
 *
 * @param clock of this machine
 */
public record ExchangeSettings(
        OwnOrganisation organisation,
        Ledger ledger,
        Vault vault,
        Peers peers,
        NoticeSink notices,
        InstantSource clock) {}
