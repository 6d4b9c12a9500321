package org.stele.exchange.release;

import java.util.List;
import java.util.function.BiFunction;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.HpkePublicKey;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;

/**
 * Releases: the permit must hold on a fresh state, the journal is written before a key is unwrapped, and the permit must hold
 * still when all is sealed. The size of a package tells what is in it and nothing of what is not.
 */
public final class ReleaseDesk implements Releases {
    private final LedgerDoor ledger;
    private final PermitJudge judge;
    private final Packing packing;

    /** Which of a patient's own records are wanted. */
    @FunctionalInterface
    public interface Choice {
        /** Those that stand, in the order in which they are released. */
        List<RecordId> of(CertifiedState state, ChartId chart);
    }

    /**
     * What was opened and is not sealed yet. Its text form shows nothing of it.
     *
     * @param recipient the permit's
     */
    public record Opened(Release release, HpkePublicKey recipient) {}

    public ReleaseDesk(Premises premises, Patients patients, LinkBook links, Packing packing) {
        this.ledger = premises.ledger();
        this.judge = new PermitJudge(premises.own().id(), patients, links, premises.clock());
        this.packing = packing;
    }

    @Override
    public Bytes release(Author author, ReleaseRequest request) {
        Opened opened = open(author, request, packing::open);
        return ReleasePackage.seal(opened.release(), opened.recipient());
    }

    /**
     * Opens some of a patient's own records, to be sealed to the patient by whoever calls.
     *
     * @throws ExchangeException as {@link #release}; {@code ACCESS_REFUSED} also where the permit is not the patient's own
     */
    public Opened openOwn(Author author, ReleaseRequest request, Choice choice) {
        return open(author, request, (state, standing) -> {
            if (standing.permit().kind() != PermitKind.OWN) {
                throw packing.refused(standing.id(), standing.permit());
            }
            return packing.open(standing, choice.of(state, standing.chart()));
        });
    }

    private Opened open(Author author, ReleaseRequest request, BiFunction<CertifiedState, Standing, Release> opening) {
        CertifiedState state = ledger.fresh(request.height());
        Permit permit = judge.find(state, author, request.permit()).orElseThrow(ExchangeException::accessRefused);
        Standing standing = require(state, request.permit(), permit);
        Release release = opening.apply(state, standing);
        CertifiedState later = ledger.fresh(state.height());
        Standing then = require(later, request.permit(), permit);
        if (!packing.same(state, standing, later, then)) {
            // The patient decided otherwise meanwhile: what was selected is not what may be seen now.
            throw packing.refused(request.permit(), permit);
        }
        return new Opened(release, permit.recipient());
    }

    private Standing require(CertifiedState state, PermitId id, Permit permit) {
        return judge.stands(state, id, permit).orElseThrow(() -> packing.refused(id, permit));
    }
}
