package org.stele.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.SeatId;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;

/** Links lead to the one chart that is in use. */
class GroupsTest {
    private static final Author CLERK = SeatId.generate().author();

    private final ChartId first = ChartId.generate();
    private final ChartId second = ChartId.generate();
    private final ChartId third = ChartId.generate();

    @Test
    void aChainLeadsToItsEndFromWherever() {
        Groups groups = new Groups(List.of(link(first, second, 1), link(second, third, 2)));
        assertThat(groups.surviving(first)).isEqualTo(third);
        assertThat(groups.surviving(third)).isEqualTo(third);
        assertThat(groups.together(second)).containsExactly(third, first, second);
        assertThat(groups.leads(first, third)).isTrue();
        assertThat(groups.leads(third, first)).isFalse();
    }

    @Test
    void whatIsUndoneInTheMiddleOfAChainPartsItThere() {
        Groups groups = new Groups(List.of(link(first, second, 1), link(second, third, 2)))
                .with(link(second, third, 2).undone(CLERK, Instant.ofEpochMilli(3)));
        assertThat(groups.together(first)).containsExactly(second, first);
        assertThat(groups.together(third)).containsExactly(third);
        assertThat(groups.find(second)).get().matches(link -> !link.holds());
    }

    @Test
    void aChartThatIsLinkedWithNoneIsAlone() {
        Groups groups = new Groups(List.of());
        assertThat(groups.isEmpty()).isTrue();
        assertThat(groups.together(first)).containsExactly(first);
        assertThat(groups.surviving(first)).isEqualTo(first);
    }

    private static Link link(ChartId prior, ChartId surviving, long at) {
        return new Link(prior, surviving, CLERK, Instant.ofEpochMilli(at), Optional.empty());
    }
}
