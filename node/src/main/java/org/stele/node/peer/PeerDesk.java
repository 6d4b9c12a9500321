package org.stele.node.peer;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.misattribution.MisattributionNotice;
import org.stele.exchange.patient.DocumentMaker;
import org.stele.exchange.patient.OwnDocuments;
import org.stele.exchange.provisional.ProvisionalRelease;
import org.stele.exchange.provisional.ProvisionalRequest;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.ledger.Ledger;
import org.stele.ledger.contract.Author;
import org.stele.vault.subject.Identifier;

/** What other organisations' nodes ask of this one, whichever way they come. Safe for use by many threads. */
public final class PeerDesk {
    /** How many blocks beyond its own a node waits for at another's word. */
    private static final int FURTHEST = 64;

    private final Exchange exchange;
    private final Ledger ledger;
    private final SeatQuestions questions;

    public PeerDesk(Exchange exchange, Ledger ledger, SeatQuestions questions) {
        this.questions = questions;
        this.exchange = exchange;
        this.ledger = ledger;
    }

    public SubjectId introduce(OrganisationId organisation, Identifier person) {
        return exchange.audiences().introduce(organisation, person);
    }

    public Identification identify(OrganisationId organisation, SeatRequest request) {
        return questions.answer(organisation, request, exchange.identities());
    }

    public Bytes release(Author author, ReleaseRequest request) {
        return exchange.releases().release(author, near(request));
    }

    /** What a patient of this organisation asks, whose wait is bounded in the same way. */
    public OwnDocuments.Sealed document(Author patient, ReleaseRequest request, DocumentMaker maker) {
        return exchange.ownDocuments().make(patient, near(request), maker);
    }

    private ReleaseRequest near(ReleaseRequest request) {
        long height = Math.clamp(request.height(), 0, ledger.status().executed() + FURTHEST);
        return new ReleaseRequest(request.permit(), height);
    }

    public ProvisionalRelease releaseProvisionally(OrganisationId organisation, ProvisionalRequest request) {
        return exchange.provisionals().release(organisation, request.envelope());
    }

    public void kept(OrganisationId organisation, KeptNotice notice) {
        exchange.keeping().kept(organisation, notice);
    }

    public void misattributed(OrganisationId organisation, MisattributionNotice notice) {
        exchange.misattributions().told(organisation, notice);
    }

    public void held(OrganisationId organisation, HeldErasure order) {
        exchange.erasures().held(organisation, order);
    }
}
