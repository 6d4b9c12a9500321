package org.stele.exchange.work;

import java.time.InstantSource;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.peer.Peers;
import org.stele.vault.Vault;

/** What the larger desks share. */
public record Premises(
        OwnOrganisation own,
        LedgerDoor ledger,
        Permissions permissions,
        Vault vault,
        Peers peers,
        Tasks tasks,
        InstantSource clock) {}
