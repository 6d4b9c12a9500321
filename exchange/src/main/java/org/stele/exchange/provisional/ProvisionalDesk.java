package org.stele.exchange.provisional;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.Members;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.peer.Peers;
import org.stele.exchange.release.Packing;
import org.stele.exchange.release.Standing;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;

/** Asks, and answers, in emergencies without a quorum: what was signed is on disk first, then the journal, then the release. */
public final class ProvisionalDesk implements Provisionals {
    /** How many of one seat's may wait for the ledger: enough for a shift, too few for a collection. */
    static final int UNTOLD = 16;

    /** After this long without a quorum nobody knows who still has a licence. */
    private static final Duration OLDEST = Duration.ofDays(3);

    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Peers peers;
    private final InstantSource clock;
    private final Packing packing;
    private final ProvisionalJudge judge;
    private final ProvisionalBook book;
    private final Locks asking = new Locks();
    private final Locks counting = new Locks();

    public ProvisionalDesk(Premises premises, Patients patients, Packing packing, ProvisionalBook book) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.peers = premises.peers();
        this.clock = premises.clock();
        this.packing = packing;
        this.judge = new ProvisionalJudge(own, patients);
        this.book = book;
    }

    @Override
    public ProvisionalRelease ask(Author caller, OrganisationId custodian, Envelope envelope) {
        AskedGlass asked = read(envelope);
        boolean isOwn = caller.equals(asked.command().seat().author()) && isHere(asked);
        if (!isOwn) {
            throw new ExchangeException(Reason.FORBIDDEN, "only a seat of this organisation asks through its node");
        }
        return custodian.equals(own)
                ? release(own, envelope)
                : asking.locked(asked.transaction(), () -> askOther(custodian, asked));
    }

    private ProvisionalRelease askOther(OrganisationId custodian, AskedGlass asked) {
        boolean isFirst = !book.has(asked.transaction());
        keep(asked, book::ask);
        try {
            return peers.peer(custodian).releaseProvisionally(ProvisionalRequest.of(asked.envelope()));
        } catch (ExchangeException e) {
            if (isFirst && e.reason() != Reason.PEER_UNREACHABLE) {
                book.remove(asked.transaction());
            }
            throw e;
        } finally {
            book.answered(asked.transaction());
        }
    }

    @Override
    public ProvisionalRelease release(OrganisationId asker, Envelope envelope) {
        AskedGlass asked = read(envelope);
        requireStandstill();
        CertifiedState state = ledger.state();
        Instant now = clock.instant();
        requireYoung(state, now);
        asked.requireInTime(now, Members.limits(state).access());
        if (!judge.isSeatOf(state, asker, asked)) {
            throw ExchangeException.accessRefused();
        }
        Standing standing = judge.stands(state, asker, asked, now)
                .orElseThrow(() -> packing.refused(ProvisionalJudge.id(asked), ProvisionalJudge.permit(asker, asked)));
        keep(asked, book::keep);
        Bytes packed = ReleasePackage.seal(
                packing.open(state, standing), asked.command().recipient());
        return new ProvisionalRelease(asked.transaction(), state.height(), state.time(), packed);
    }

    private AskedGlass read(Envelope envelope) {
        return AskedGlass.read(ledger.network(), ledger.rules(ledger.state()), envelope);
    }

    private void requireStandstill() {
        if (!ledger.isStill()) {
            throw new ExchangeException(
                    Reason.LEDGER_AT_WORK,
                    "the ledger takes transactions, or did until just now: break the glass on it");
        }
    }

    private static void requireYoung(CertifiedState state, Instant now) {
        if (state.time().plus(OLDEST).isBefore(now)) {
            throw new ExchangeException(
                    Reason.LEDGER_BEHIND, "the last certified state is older than three days: nothing rests on it");
        }
    }

    private void keep(AskedGlass asked, Consumer<AskedGlass> how) {
        counting.locked(asked.command().seat(), () -> {
            if (!book.has(asked.transaction()) && book.of(asked.command().seat()) >= UNTOLD) {
                throw new ExchangeException(
                        Reason.TOO_MUCH_UNTOLD,
                        "the ledger has not heard of " + UNTOLD + " emergencies of this seat yet: another must ask");
            }
            how.accept(asked);
            return asked;
        });
    }

    private boolean isHere(AskedGlass asked) {
        return ledger.state()
                .get(IdentityTables.SEAT, asked.command().seat())
                .filter(seat -> seat.organisation().equals(own))
                .isPresent();
    }
}
