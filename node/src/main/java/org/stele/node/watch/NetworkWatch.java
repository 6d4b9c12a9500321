package org.stele.node.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.NetworkTables;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.ledger.execution.BlockTime;
import org.stele.node.watch.NetworkStatus.Lie;
import org.stele.node.watch.NetworkStatus.Observed;
import org.stele.node.watch.NetworkStatus.Seen;

/** Puts together what this node sees of the network. Safe for use by many threads. */
public final class NetworkWatch {
    private final OrganisationId own;
    private final Ledger ledger;
    private final VoteWatch votes;
    private final Supplier<OrderingStatus> ordering;
    private final InstantSource clock;
    private final Instant started;
    /** Done when there is a certified state; without that state, which costs memory for as long as it is held. */
    private final CompletableFuture<Void> begun;

    public NetworkWatch(
            OrganisationId own,
            Ledger ledger,
            VoteWatch votes,
            Supplier<OrderingStatus> ordering,
            InstantSource clock) {
        this.own = own;
        this.ledger = ledger;
        this.votes = votes;
        this.ordering = ordering;
        this.clock = clock;
        this.started = clock.instant();
        this.begun = ledger.waitFor(0).thenRun(() -> {}).toCompletableFuture();
    }

    /** Empty before the genesis is certified. */
    public Optional<NetworkStatus> status() {
        return begun.isDone() && !begun.isCompletedExceptionally()
                ? Optional.of(status(ledger.certified()))
                : Optional.empty();
    }

    private NetworkStatus status(CertifiedState state) {
        List<Seen> members = Members.roll(state).members().stream()
                .map(id -> seen(id, state))
                .toList();
        return new NetworkStatus(
                own,
                ledger.genesis().name(),
                state.header().epoch(),
                ledger.status().executed(),
                state.height(),
                seconds(state.time()),
                state.header().state(),
                ordering.get(),
                members,
                evidence(),
                ledger.observations().stream()
                        .map(seen -> new Observed(new OrganisationId(seen.member()), seen.height(), seen.kind()))
                        .toList());
    }

    private Seen seen(OrganisationId id, CertifiedState state) {
        Member member = state.get(NetworkTables.MEMBER, id)
                .orElseThrow(() -> new IllegalStateException("the roll names a member without a row"));
        if (id.equals(own)) {
            long height = ledger.status().executed();
            return new Seen(
                    id, member.name(), member.votes(), Optional.of(height), 0, clock(id, state), Optional.of(true));
        }
        Optional<VoteWatch.Heard> last = votes.lastOf(id);
        return new Seen(
                id,
                member.name(),
                member.votes(),
                last.map(heard -> heard.header().height()),
                seconds(last.map(VoteWatch.Heard::at).orElse(started)),
                clock(id, state),
                last.flatMap(heard -> votes.agrees(heard.header())));
    }

    private static Optional<Long> clock(OrganisationId id, CertifiedState state) {
        return state.get(BlockTime.CLOCKS, id.value())
                .map(clock -> Duration.between(state.time(), clock).toSeconds());
    }

    private List<Lie> evidence() {
        return ledger.convictions().stream()
                .map(lie -> new Lie(new OrganisationId(lie.organisation()), lie.height(), lie.kind(), lie.id()))
                .toList();
    }

    private long seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }
}
