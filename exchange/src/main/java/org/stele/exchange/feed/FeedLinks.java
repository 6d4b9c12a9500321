package org.stele.exchange.feed;

import java.util.List;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.link.LinkDesk;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.subject.Identifier;

/** What messages say of two numbers, and which charts are linked. Safe for use by many threads. */
final class FeedLinks {
    private final LinkBook book;
    private final LinkDesk desk;

    FeedLinks(LinkBook book, LinkDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    /** The charts that are linked with one. */
    List<ChartId> others(ChartId chart) {
        return book.others(chart);
    }

    /**
     * Checks, before anything of a message is done, that what it says of two numbers holds, or that who files it may confirm it.
     *
     * @throws ExchangeException {@code NOT_LINKED}
     */
    void require(Author author, FeedMessage message) {
        message.prior()
                .ifPresent(prior -> desk.requireConfirmable(author, required(prior), required(message.number())));
    }

    /** Does it, before the message is filed: what is filed is never linked by again, since a person may have undone it. */
    void confirm(Author author, FeedMessage message) {
        message.prior().ifPresent(prior -> desk.confirm(author, required(prior), required(message.number())));
    }

    private ChartId required(Identifier number) {
        return desk.numbered(number)
                .orElseThrow(() -> new ExchangeException(
                        Reason.NOT_LINKED,
                        "a number of the two is not known here: send what enters the patient first, then this again",
                        List.of(new Issue("link", "UNKNOWN"))));
    }
}
