package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VotePeer;
import org.stele.ledger.state.LedgerStore;

/** Takes others' votes, and answers them from the own store and the own votes. Safe for many threads. */
final class VoteServer implements VotePeer {
    private static final int MOST_HEADERS = 1_000;

    private final LedgerStore store;
    private final CertifiedHeight certified;
    private final Certification certification;

    VoteServer(LedgerStore store, CertifiedHeight certified, Certification certification) {
        this.store = store;
        this.certified = certified;
        this.certification = certification;
    }

    @Override
    public void vote(Vote vote) {
        certification.vote(vote);
    }

    @Override
    public List<CertifiedHeader> certified(long height, int most) {
        List<CertifiedHeader> found = new ArrayList<>();
        long end = Math.min(certified.get(), height + Math.clamp(most, 1, MOST_HEADERS) - 1);
        for (long at = Math.max(0, height); at <= end; at++) {
            store.certifiedHeader(at).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public List<Vote> votes(long height) {
        return certification.ownVotes(height);
    }
}
