package org.stele.exchange.proposal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/** The proposals that can be read, all of them in memory too, by patient. Safe for use by many threads. */
final class ProposalBook {
    private final Drawer<StoredProposal> drawer;
    private final Map<GrantId, StoredProposal> known = new ConcurrentHashMap<>();
    private final Map<SubjectId, Map<GrantId, StoredProposal>> byHome = new ConcurrentHashMap<>();
    private final Map<SeatId, Integer> bySeat = new ConcurrentHashMap<>();

    ProposalBook(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "proposal", StoredProposal.class);
        drawer.all().forEach(this::learn);
    }

    Optional<StoredProposal> find(GrantId proposal) {
        return Optional.ofNullable(known.get(proposal));
    }

    List<StoredProposal> all() {
        return List.copyOf(known.values());
    }

    /** Oldest first. */
    List<StoredProposal> of(SubjectId home) {
        return byHome.getOrDefault(home, Map.of()).values().stream()
                .sorted(Comparator.comparing(StoredProposal::made))
                .toList();
    }

    /** How many a seat made. */
    int count(SeatId seat) {
        return bySeat.getOrDefault(seat, 0);
    }

    /** Durable when this returns. */
    void put(StoredProposal one) {
        drawer.put(one.grant(), one);
        learn(one);
    }

    private void learn(StoredProposal one) {
        if (known.put(one.grant(), one) == null) {
            bySeat.merge(one.by(), 1, Integer::sum);
        }
        byHome.compute(one.home(), (_, there) -> {
            Map<GrantId, StoredProposal> all = there == null ? new ConcurrentHashMap<>() : there;
            all.put(one.grant(), one);
            return all;
        });
    }

    void remove(StoredProposal one) {
        drawer.remove(one.grant());
        if (known.remove(one.grant()) != null) {
            bySeat.computeIfPresent(one.by(), (_, count) -> count == 1 ? null : count - 1);
        }
        byHome.computeIfPresent(one.home(), (_, all) -> {
            all.remove(one.grant());
            return all.isEmpty() ? null : all;
        });
    }
}
