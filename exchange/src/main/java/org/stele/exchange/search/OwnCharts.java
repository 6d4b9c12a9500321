package org.stele.exchange.search;

import java.util.Collection;
import java.util.List;
import org.stele.contracts.consent.Consents;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.release.Selection;
import org.stele.exchange.share.OpenedScopes;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.ledger.CertifiedState;
import org.stele.vault.Vault;
import org.stele.vault.segment.SegmentEntry;

/** Opens the indexes of the organisation's own patients' charts for its own clinicians. Safe for use by many threads. */
public final class OwnCharts {
    private final OrganisationId own;
    private final Vault vault;
    private final Patients patients;
    private final Selection selection;

    public OwnCharts(Premises premises, Patients patients, OpenedScopes scopes) {
        this.own = premises.own().id();
        this.vault = premises.vault();
        this.patients = patients;
        this.selection = new Selection(scopes);
    }

    /** As of a state; nobody is asked whether they may look. */
    public ChartIndex of(CertifiedState state, RandomId chart) {
        Collection<SegmentEntry> all =
                VaultCalls.call(() -> vault.segments().of(chart)).entries().values();
        return new OwnChart(state, all, visible(state, chart, all));
    }

    /** Nothing of a chart that is no patient's yet. */
    private List<SegmentEntry> visible(CertifiedState state, RandomId chart, Collection<SegmentEntry> found) {
        return patients.homeOf(chart)
                .map(home -> selection.versionsOfOwn(state, Consents.against(state, home, own), found))
                .orElse(List.of());
    }
}
