package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.Turns;
import org.stele.contracts.rules.HealthRules;
import org.stele.ledger.contract.Code;

/** Members decide from which height on another ordering, or the next version of the rules, counts. */
final class TurnCommandsTest {
    private static final long SOON = 1_000;

    static Stream<Case> cases() {
        return Stream.of(
                Case.of("an epoch is proposed", Code.OK, w -> epoch(w, "p", SOON)),
                Case.of("rules are proposed", Code.OK, w -> rules(w, "p", 2, SOON)),
                Case.of("an epoch begins ahead", Codes.HEIGHT_OUT_OF_REACH, w -> epoch(w, "p", 1)),
                Case.of("rules begin ahead", Codes.HEIGHT_OUT_OF_REACH, w -> rules(w, "p", 2, 1)),
                Case.of(
                        "an epoch begins some day",
                        Codes.HEIGHT_OUT_OF_REACH,
                        w -> epoch(w, "p", w.height() + 20_000_000)),
                Case.of("rules are not skipped", Codes.RULES_NOT_NEXT, w -> rules(w, "p", 3, SOON)),
                Case.of("rules do not go back", Codes.RULES_NOT_NEXT, w -> rules(w, "p", 1, SOON)),
                Case.of(
                        "an epoch that was voted for is not put off",
                        Codes.TURN_PENDING,
                        w -> epoch(w.ok(carried(w, epoch(w, "p", SOON), "p")), "q", SOON + 1)),
                Case.of(
                        "nor is it by a proposal from before",
                        Codes.TURN_PENDING,
                        w -> carried(
                                w.ok(epoch(w, "q", SOON + 1)).ok(carried(w, epoch(w, "p", SOON), "p")), Code.OK, "q")),
                Case.of(
                        "rules that were voted for are not put off",
                        Codes.TURN_PENDING,
                        w -> rules(w.ok(carried(w, rules(w, "p", 2, SOON), "p")), "q", 2, SOON + 1)),
                Case.of(
                        "a height that passed before the last support",
                        Codes.HEIGHT_OUT_OF_REACH,
                        w -> carried(w, epoch(w, "p", w.height() + 3), "p")),
                Case.of(
                        "a turn needs the administration key",
                        Code.SIGNATURE_MISSING,
                        w -> w.by(World.NORTH).does(new NetworkCommand.ProposeEpoch(World.proposal("p"), SOON))),
                Case.of("the agenda ends", Codes.TOO_MANY_PROPOSALS, TurnCommandsTest::crowded));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    @Test
    void anEpochBeginsAtItsHeightAndOnlyThere() {
        World world = new World();
        world.ok(carried(world, epoch(world, "p", SOON), "p"));
        assertThat(Turns.epochAt(world.state, SOON - 1, 1)).isEqualTo(1);
        assertThat(Turns.epochAt(world.state, SOON, 1)).isEqualTo(2);
        assertThat(Turns.epochAt(world.state, SOON + 1, 2)).isEqualTo(2);
    }

    @Test
    void rulesCountFromTheirHeightOn() {
        World world = new World();
        world.ok(carried(world, rules(world, "p", 2, SOON), "p"));
        HealthRules rules = new HealthRules();
        assertThat(rules.versionAt(world.state, SOON - 1)).isEqualTo(1);
        assertThat(rules.versionAt(world.state, SOON)).isEqualTo(2);
        assertThat(rules.versionAt(world.state, SOON + 1)).isEqualTo(2);
    }

    @Test
    void whatIsEnactedOrLapsedLeavesTheAgenda() {
        World world = new World();
        world.ok(epoch(world, "stays", SOON + 1));
        world.ok(carried(world, epoch(world, "p", SOON), "p"));
        assertThat(Members.agenda(world.state).open()).containsExactly(World.proposal("stays"));
        world.after(java.time.Duration.ofDays(31));
        world.ok(rules(world, "later", 2, SOON));
        assertThat(Members.agenda(world.state).open()).containsExactly(World.proposal("later"));
    }

    private static Code epoch(World w, String name, long height) {
        return w.administering(World.NORTH).does(new NetworkCommand.ProposeEpoch(World.proposal(name), height));
    }

    private static Code rules(World w, String name, int version, long height) {
        return w.administering(World.NORTH)
                .does(new NetworkCommand.ProposeRules(World.proposal(name), version, height));
    }

    private static Code carried(World w, Code proposed, String name) {
        NetworkCommand.Support support = new NetworkCommand.Support(World.proposal(name));
        w.ok(proposed);
        w.ok(w.administering(World.SOUTH).does(support));
        return w.administering(World.BOARD).does(support);
    }

    private static Code crowded(World w) {
        for (int n = 0; n < 100; n++) {
            w.ok(epoch(w, "p" + n, SOON + n));
        }
        return epoch(w, "one more", SOON);
    }
}
