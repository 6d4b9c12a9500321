package org.stele.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Hash;

/** What one order explains is let pass, and nothing else. */
class ContradictionsTest {
    private static final long NOWHERE = -1;
    private static final Hash FIRST = hash(1);
    private static final Hash SECOND = hash(2);
    private static final Hash ROOT = hash(3);

    private final History history = new History();

    @BeforeEach
    void twoWritesOneAfterTheOther() {
        wrote("a", 0, 10, FIRST, 5);
        wrote("b", 11, 20, SECOND, 7);
        looked("a", 12, 13, 6, ROOT);
        sought("b", 14, 15, SECOND, 6, NOWHERE);
        sought("a", 21, 22, FIRST, 5, 5);
        wrote("a", 23, 40, hash(4), NOWHERE);
    }

    @Test
    void anOrdinaryHistoryIsExplained() {
        assertThat(Contradictions.in(history)).isEmpty();
    }

    @Test
    void writesAtTheSameTimeMayStandInAnyOrder() {
        wrote("c", 5, 30, hash(5), 4);
        assertThat(Contradictions.in(history)).isEmpty();
    }

    @Test
    void aWriteThatBeganWhenAnotherHadEndedStandsAfterIt() {
        wrote("c", 21, 30, hash(5), 6);
        assertThat(Contradictions.in(history)).singleElement().asString().contains("had ended");
    }

    @Test
    void aConfirmedReadSeesWhatHadEndedWhenItBegan() {
        confirmed("c", 21, 22, 6, ROOT);
        assertThat(Contradictions.in(history)).singleElement().asString().contains("a confirmed read by c");
    }

    @Test
    void aConfirmedReadMayOrMayNotSeeWhatIsUnderWay() {
        confirmed("c", 12, 19, 5, hash(6));
        confirmed("d", 12, 19, 7, hash(7));
        confirmed("c", 22, 23, 7, hash(7));
        assertThat(Contradictions.in(history)).isEmpty();
    }

    @Test
    void confirmedReadsAtWhicheverNodesNeverGoBack() {
        confirmed("c", 24, 25, 9, hash(7));
        confirmed("d", 26, 27, 8, hash(8));
        assertThat(Contradictions.in(history)).singleElement().asString().contains("at height 9 had ended");
    }

    @Test
    void aWriteIsNotWhereAConfirmedReadHadLookedBefore() {
        confirmed("c", 24, 25, 9, hash(7));
        wrote("d", 26, 27, hash(5), 9);
        assertThat(Contradictions.in(history)).singleElement().asString().contains("transaction");
    }

    @Test
    void whatAQuorumConfirmsIsTheStateThatNodesHave() {
        confirmed("c", 30, 31, 6, hash(9));
        assertThat(Contradictions.in(history))
                .hasSize(2)
                .anySatisfy(found -> assertThat(found).contains("two states"));
    }

    @Test
    void twoStatesOfOneHeightAreAFork() {
        looked("b", 30, 31, 6, hash(9));
        assertThat(Contradictions.in(history)).singleElement().asString().contains("two states");
    }

    @Test
    void aTransactionStandsAtOneHeightOnly() {
        sought("b", 30, 31, FIRST, 8, 6);
        assertThat(Contradictions.in(history)).singleElement().asString().contains("at height 5 and at 6");
    }

    @Test
    void whatWasFinalIsThereLater() {
        sought("b", 30, 31, FIRST, 5, NOWHERE);
        assertThat(Contradictions.in(history)).singleElement().asString().contains("is not there");
    }

    @Test
    void whatIsFinalHigherThanANodeHasComeNeedNotBeThere() {
        sought("b", 30, 31, FIRST, 4, NOWHERE);
        assertThat(Contradictions.in(history)).isEmpty();
    }

    @Test
    void aNodesCertifiedHeightDoesNotGoBack() {
        looked("a", 30, 31, 5, hash(8));
        assertThat(Contradictions.in(history)).singleElement().asString().contains("saw height 6, then 5");
    }

    @Test
    void nodesMayBeAtDifferentHeights() {
        looked("b", 30, 31, 5, hash(8));
        assertThat(Contradictions.in(history)).isEmpty();
    }

    private void wrote(String client, long asked, long told, Hash transaction, long height) {
        history.add(new Event.Wrote(client, asked, told, transaction, at(height)));
    }

    private void looked(String client, long asked, long told, long height, Hash root) {
        history.add(new Event.Looked(client, asked, told, height, root));
    }

    private void confirmed(String client, long asked, long told, long height, Hash root) {
        history.add(new Event.Confirmed(client, asked, told, height, root));
    }

    private void sought(String client, long asked, long told, Hash transaction, long certified, long height) {
        history.add(new Event.Sought(client, asked, told, transaction, certified, at(height)));
    }

    private static Optional<Long> at(long height) {
        return height == NOWHERE ? Optional.empty() : Optional.of(height);
    }

    private static Hash hash(int number) {
        return Hash.of(new byte[] {(byte) number});
    }
}
