package org.stele.exchange.trail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.DomainName;
import org.stele.crypto.Hash;
import org.stele.formats.release.ChartId;
import org.stele.vault.journal.proof.LinkedEntry;

/**
 * A trail with all that is needed to tell each of its entries alone. Its text form shows nothing of it.
 *
 * @param custodian whose journal it is
 * @param patient the address of the record that says who the patient is, where there is one
 * @param ledger oldest first
 * @param journal the first at number 1
 * @param names of the organisations that the ledger's part names, and of the custodian
 */
public record TrailLines(
        Hash network,
        OrganisationId custodian,
        ChartId chart,
        Optional<String> patient,
        List<LedgerLine> ledger,
        List<LinkedEntry> journal,
        Map<OrganisationId, DomainName> names) {
    public TrailLines {
        ledger = List.copyOf(ledger);
        journal = List.copyOf(journal);
        names = Map.copyOf(names);
    }

    @Override
    public String toString() {
        return "TrailLines[" + ledger.size() + ", " + journal.size() + "]";
    }
}
