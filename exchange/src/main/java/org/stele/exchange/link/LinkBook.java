package org.stele.exchange.link;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.stele.contracts.consent.Consents;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/** Which charts are one person's, and what of it holds for all of them. Safe for use by many threads. */
public final class LinkBook {
    private final Cabinet cabinet;
    private final Drawer<Link> drawer;
    private final Drawer<Told> apart;
    private final Patients patients;
    private final Map<String, Told> pairs = new ConcurrentHashMap<>();
    private volatile Groups groups;

    public LinkBook(Cabinet cabinet, Patients patients) {
        this.cabinet = cabinet;
        this.drawer = new Drawer<>(cabinet, "link", Link.class);
        this.apart = new Drawer<>(cabinet, "link-apart", Told.class);
        this.patients = patients;
        this.groups = new Groups(drawer.all());
        apart.all().forEach(told -> pairs.put(told.name(), told));
    }

    /** Whether no two charts here are one person's. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Whether they are linked, by however many links, or the same. */
    boolean areOne(ChartId one, ChartId other) {
        return groups.surviving(one).equals(groups.surviving(other));
    }

    /** All charts of the same person, the one in use first; the chart alone where it is linked with none. */
    public List<ChartId> together(ChartId chart) {
        return groups.together(chart);
    }

    /** Those that are linked with it. */
    public List<ChartId> others(ChartId chart) {
        return together(chart).stream().filter(it -> !it.equals(chart)).toList();
    }

    /** What keeps records of a chart back from an organisation: whatever of it was decided for any of the person's charts. */
    public List<RestrictionId> against(CertifiedState state, ChartId chart, OrganisationId organisation) {
        return homes(chart)
                .flatMap(home -> Consents.against(state, home, organisation).stream())
                .distinct()
                .toList();
    }

    /** Whether one of them keeps everything back. */
    public boolean keepsAllFrom(CertifiedState state, ChartId chart, OrganisationId organisation) {
        return homes(chart).anyMatch(home -> Consents.keepsAllFrom(state, home, organisation));
    }

    /** What the other charts' patient keeps back from an organisation, on the subjects that are for it and on the homes. */
    public List<RestrictionId> elsewhereAgainst(CertifiedState state, ChartId chart, OrganisationId organisation) {
        return others(chart).stream()
                .flatMap(other -> patients.of(other).stream())
                .filter(known -> known.organisation().isEmpty() || known.isFor(organisation))
                .flatMap(known -> Consents.against(state, known.subject(), organisation).stream())
                .distinct()
                .toList();
    }

    private Stream<SubjectId> homes(ChartId chart) {
        return together(chart).stream().flatMap(it -> patients.homeOf(it.value()).stream());
    }

    Groups groups() {
        return groups;
    }

    Optional<Link> find(ChartId prior) {
        return groups.find(prior);
    }

    Collection<Link> all() {
        return groups.all();
    }

    Collection<Told> apart() {
        return List.copyOf(pairs.values());
    }

    /** Nobody says any more that the two are two people's. */
    synchronized void link(Link link) {
        String pair = Told.name(link.prior(), link.surviving());
        VaultCalls.run(() -> cabinet.change(List.of(drawer.putting(link.prior(), link), apart.removing(pair))));
        pairs.remove(pair);
        groups = groups.with(link);
    }

    synchronized void unlink(Link undone, Told told) {
        VaultCalls.run(() ->
                cabinet.change(List.of(drawer.putting(undone.prior(), undone), apart.putting(told.name(), told))));
        pairs.put(told.name(), told);
        groups = groups.with(undone);
    }

    synchronized void keepApart(Told told) {
        apart.put(told.name(), told);
        pairs.put(told.name(), told);
    }

    /** Who files records of the one's chart in the other's says that these are two people, but for charts that are linked. */
    public synchronized void corrected(ChartId wrong, ChartId right, Author by, Instant at) {
        Told told = Told.apart(wrong, right, by, at);
        if (!areOne(wrong, right) && !pairs.containsKey(told.name())) {
            keepApart(told);
        }
    }
}
