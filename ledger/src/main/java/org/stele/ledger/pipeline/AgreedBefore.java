package org.stele.ledger.pipeline;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.block.Header;
import org.stele.ledger.state.AgreedEpoch;
import org.stele.ledger.state.LedgerStore;

/**
 * What stands by the newest agreement that was carried out here, and stands by any later one too.
 *
 * @param headers that lack a certificate, by height; those that are stored
 * @param height of the last of all
 */
record AgreedBefore(SortedMap<Long, Header> headers, long height) {
    static AgreedBefore of(LedgerStore store, Epochs epochs) {
        long certified = store.certifiedHeight().orElse(0L);
        long last = epochs.agreed().map(AgreedEpoch::height).orElse(0L) - 1;
        SortedMap<Long, Header> headers = new TreeMap<>();
        for (long at = certified + 1; at <= last; at++) {
            Optional<Header> stored = store.header(at);
            if (stored.isPresent()) {
                headers.put(at, stored.get());
            }
        }
        return new AgreedBefore(headers, last);
    }

    /** Returns where a block is the one that stands at its height, or where nobody agreed on any there. */
    void require(Header header) {
        if (!headers.getOrDefault(header.height(), header).equals(header)) {
            throw refused(header.height());
        }
    }

    /** Returns where nothing that stands is missing after {@code last}. */
    void requireEnd(Header last) {
        if (last.height() < height) {
            throw refused(last.height() + 1);
        }
    }

    private static AgreementException refused(long height) {
        return new AgreementException("by these statements block " + height
                + " would not stand, on which the members agreed before: one of them is false."
                + " Give the agreement before again, and find out who lied");
    }
}
