package org.stele.exchange.link;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.formats.release.ChartId;

/** Which charts a person may link. */
final class LinkRules {
    private static final int MOST = 16;

    private final LinkBook book;

    LinkRules(LinkBook book) {
        this.book = book;
    }

    /** For a person who names the two: what was said of just these counts no more, what was said of others that would come together does. */
    void requireNamed(ChartId prior, ChartId surviving) {
        requireSound(prior, surviving);
        requireTogether(prior, surviving, told -> !told.isOf(prior, surviving));
    }

    /** For a person who confirms a message, and may not know what others said of these charts. */
    void requireConfirmed(ChartId prior, ChartId surviving) {
        requireSound(prior, surviving);
        requireTogether(prior, surviving, _ -> true);
    }

    private void requireTogether(ChartId prior, ChartId surviving, Predicate<Told> counts) {
        List<ChartId> all = union(prior, surviving);
        if (book.apart().stream().filter(counts).anyMatch(told -> told.isAmong(all))) {
            throw refused(
                    "APART",
                    "a person here said of two of these charts that they are two people's: look who, and link just those two"
                            + " if that was wrong");
        }
    }

    /** For a person who says that they are two people's. */
    void requireApart(ChartId one, ChartId other) {
        if (one.equals(other)) {
            throw refused("SAME", "both are the same chart");
        }
        if (book.areOne(one, other)) {
            throw refused("LINKED", "the two charts are linked: take them apart first");
        }
    }

    private void requireSound(ChartId prior, ChartId surviving) {
        if (prior.equals(surviving)) {
            throw refused("SAME", "both are the same chart");
        }
        if (book.groups().leads(surviving, prior)) {
            throw refused("SWAPPED", "it is the other that stays in use by now: take them apart first");
        }
        if (book.find(prior).filter(Link::holds).isPresent()) {
            throw refused("LINKED_ELSEWHERE", "the chart is linked with another: take them apart first");
        }
        if (union(prior, surviving).size() > MOST) {
            throw refused(
                    "TOO_MANY", "more than " + MOST + " charts of one person: correct what sends, or look at them");
        }
    }

    private List<ChartId> union(ChartId prior, ChartId surviving) {
        return Stream.of(prior, surviving)
                .flatMap(chart -> book.together(chart).stream())
                .distinct()
                .toList();
    }

    /** @param code closed, for whoever asked */
    static ExchangeException refused(String code, String message) {
        return new ExchangeException(Reason.NOT_LINKED, message, List.of(new Issue("link", code)));
    }
}
