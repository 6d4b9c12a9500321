package org.stele.ledger.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares<String> shares = new Shares<>(12);

    @Test
    void whoIsAloneGetsHalf() {
        assertThat(takeAll("a")).isEqualTo(6);
    }

    @Test
    void oneThatTakesAllItCanLeavesRoomForTheNext() {
        takeAll("a");
        assertThat(takeAll("b")).isEqualTo(3);
        assertThat(takeAll("c")).isEqualTo(1);
        assertThat(takeAll("d")).isEqualTo(1);
    }

    @Test
    void twoThatTakeInTurnsGetAThirdEach() {
        for (int i = 0; i < 4; i++) {
            assertThat(shares.take("a", 1)).isTrue();
            assertThat(shares.take("b", 1)).isTrue();
        }
        assertThat(shares.take("a", 1)).isFalse();
        assertThat(shares.take("b", 1)).isFalse();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        takeAll("a");
        takeAll("b");
        for (int i = 0; i < 6; i++) {
            shares.give("a", 1);
        }
        assertThat(shares.take("b", 1)).isTrue();
        assertThat(shares.take("a", 4)).isTrue();
    }

    @Test
    void whoHasNothingMayTakeAllThatIsThereAndNoMore() {
        assertThat(shares.take("a", 13)).isFalse();
        assertThat(shares.take("a", 12)).isTrue();
        assertThat(shares.take("b", 1)).isFalse();
        shares.give("a", 12);
        assertThat(shares.take("b", 1)).isTrue();
    }

    private int takeAll(String who) {
        int taken = 0;
        while (shares.take(who, 1)) {
            taken++;
        }
        return taken;
    }
}
