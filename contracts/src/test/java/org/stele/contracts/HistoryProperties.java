package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.Consents;
import org.stele.contracts.consent.Directives;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.contract.Code;

/** What holds after whatever happened to a patient, in whatever order. */
final class HistoryProperties {
    record Step(int kind, String name) {
        boolean isPatients() {
            return kind != 9 && kind != 10;
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Integer> kinds = Arbitraries.integers().between(0, Steps.KINDS - 1);
        Arbitrary<String> names = Arbitraries.of(Steps.NAMES);
        return Combinators.combine(kinds, names).as(Step::new).list().ofMaxSize(40);
    }

    @Property(tries = 150)
    void theTrailHasExactlyTheEntriesItCounts(@ForAll("histories") List<Step> history) {
        World world = new World();
        history.forEach(step -> Steps.take(world, step.kind(), step.name()));
        long count = Trail.count(world.state, World.PATIENT);
        assertThat(world.state.rowsOf(TrailTables.ENTRY)).isEqualTo(count);
        assertThat(LongStream.rangeClosed(1, count)
                        .allMatch(n -> world.state.contains(TrailTables.ENTRY, new TrailKey(World.PATIENT, n))))
                .isTrue();
    }

    @Property(tries = 100)
    void whateverChangesSomethingAddsToTheTrailAndNothingInItEverChanges(@ForAll("histories") List<Step> history) {
        World world = new World();
        List<TrailEntry> before = trail(world);
        for (Step step : history) {
            Code code = Steps.take(world, step.kind(), step.name());
            List<TrailEntry> after = trail(world);
            assertThat(after).startsWith(before.toArray(TrailEntry[]::new));
            boolean noted = step.isPatients() && (code.equals(Code.OK) || code.equals(Codes.ACCESS_REFUSED));
            assertThat(after).hasSize(before.size() + (noted ? 1 : 0));
            before = after;
        }
    }

    private static List<TrailEntry> trail(World world) {
        return LongStream.rangeClosed(1, Trail.count(world.state, World.PATIENT))
                .mapToObj(n -> world.stored(TrailTables.ENTRY, new TrailKey(World.PATIENT, n)))
                .toList();
    }

    @Property(tries = 150)
    void noPermitHoldsUnderARevokedGrantOrARestriction(@ForAll("histories") List<Step> history) {
        World world = new World();
        List<Permit> permits = new ArrayList<>();
        for (Step step : history) {
            Steps.take(world, step.kind(), step.name());
            world.state.get(AccessTables.PERMIT, world.lastPermit()).ifPresent(permits::add);
            permits.forEach(permit -> assertHoldsRightly(world, permit));
        }
    }

    @Property(tries = 50)
    void theSameHistoryEndsInTheSameState(@ForAll("histories") List<Step> history) {
        World one = new World();
        World other = new World();
        for (Step step : history) {
            assertThat(Steps.take(one, step.kind(), step.name()))
                    .isEqualTo(Steps.take(other, step.kind(), step.name()));
        }
        assertThat(one.state.isSameAs(other.state)).isTrue();
    }

    @Property(tries = 100)
    void theDirectivesListExactlyWhatMayCount(@ForAll("histories") List<Step> history) {
        World world = new World();
        history.forEach(step -> Steps.take(world, step.kind(), step.name()));
        Directives directives = Consents.directives(world.state, World.PATIENT);
        for (String name : Steps.NAMES) {
            Optional<Grant> grant = world.state.get(ConsentTables.GRANT, World.grant(name));
            boolean counts = grant.filter(any -> any.revoked().isEmpty()).isPresent();
            assertThat(directives.grants().contains(World.grant(name))).isEqualTo(counts);
            boolean restricts = world.state
                    .get(ConsentTables.RESTRICTION, World.restriction(name))
                    .filter(any -> any.lifted().isEmpty())
                    .isPresent();
            assertThat(directives.restrictions().contains(World.restriction(name)))
                    .isEqualTo(restricts);
        }
    }

    private static void assertHoldsRightly(World world, Permit permit) {
        if (!AccessDecision.holds(world.state, permit, world.now())) {
            return;
        }
        assertThat(permit.validity().covers(world.now())).isTrue();
        if (permit.kind() == PermitKind.CONSENT) {
            Grant grant = world.stored(ConsentTables.GRANT, permit.grant().orElseThrow());
            assertThat(grant.inForce(world.now())).isTrue();
            assertThat(Consents.keepsAllFrom(world.state, World.PATIENT, World.SOUTH.id()))
                    .isFalse();
        }
        if (permit.kind() == PermitKind.EMERGENCY) {
            assertThat(world.stored(AccessTables.GLASS, permit.glass().orElseThrow())
                            .open(world.now()))
                    .isTrue();
        }
    }
}
