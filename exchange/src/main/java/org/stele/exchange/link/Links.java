package org.stele.exchange.link;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Author;
import org.stele.vault.subject.Identifier;

/**
 * Links two charts that are one person's, and takes them apart again, at the word of a person here. The records stay where they are, and what
 * comes under either number is filed in that number's chart; while the link holds, this organisation's clinicians read both together, and
 * whatever is kept back of the one is kept back of the other. Both journals have it, before it is done; the ledger has nothing of it. Safe for
 * use by many threads.
 */
public interface Links {
    /**
     * Says that two charts are one person's, and that nobody need keep just these two apart any more. Repeating it changes nothing.
     *
     * @param clerk a seat here with the power CLERK
     * @param prior the number that is not to be used any more
     * @param surviving the number of the other
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}; {@code NOT_FOUND} where one is nobody's here;
     *     {@code NOT_LINKED} with the issue {@code SAME}, {@code SWAPPED}, {@code LINKED_ELSEWHERE}, {@code TOO_MANY} or
     *     {@code APART}; {@code NOT_TAKEN} where others are linking charts
     */
    Linked link(Author clerk, Identifier prior, Identifier surviving);

    /**
     * Takes them apart, and keeps them so. Repeating it answers the same.
     *
     * @param clerk a seat here with the power CLERK
     * @param prior the home of the chart whose number was not to be used any more
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}; {@code NOT_FOUND} where the chart was linked with none; {@code NOT_TAKEN}
     */
    Linked unlink(Author clerk, SubjectId prior);

    /**
     * Says that two charts are two people's: what would bring the two together, be it by way of others, is refused until a person links just
     * these. Repeating it changes nothing. Both journals have it, before it is done.
     *
     * @param clerk a seat here with the power CLERK
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}; {@code NOT_FOUND}; {@code NOT_LINKED} with the issue {@code SAME}, or
     *     {@code LINKED} where they are linked; {@code NOT_TAKEN}
     */
    Apart keepApart(Author clerk, Identifier one, Identifier other);

    /**
     * All links that hold, and of each chart the last that does not, the oldest first.
     *
     * @param clerk a seat here with the power CLERK
     */
    List<Linked> all(Author clerk);

    /**
     * All pairs that are kept apart, the oldest first.
     *
     * @param clerk a seat here with the power CLERK
     */
    List<Apart> apart(Author clerk);
}
