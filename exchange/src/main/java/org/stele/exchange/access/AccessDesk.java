package org.stele.exchange.access;

import java.util.stream.Stream;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Audiences;
import org.stele.exchange.ledger.CommandReader;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.peer.Peers;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.exchange.release.Releases;
import org.stele.exchange.work.Premises;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.transaction.Envelope;
import org.stele.vault.subject.Identifier;

/** Asks on the ledger first, whatever the answer: then the custodian, in this organisation's name. */
public final class AccessDesk implements Access {
    private final OwnOrganisation own;
    private final LedgerDoor ledger;
    private final Peers peers;
    private final Releases releases;
    private final Audiences audiences;

    public AccessDesk(Premises premises, Releases releases, Audiences audiences) {
        this.own = premises.own();
        this.ledger = premises.ledger();
        this.peers = premises.peers();
        this.releases = releases;
        this.audiences = audiences;
    }

    @Override
    public SubjectId subject(Author seat, OrganisationId custodian, Identifier person) {
        requireOwnSeat(seat);
        return custodian.equals(own.id())
                ? audiences.introduce(own.id(), person)
                : peers.peer(custodian).introduce(person);
    }

    @Override
    public Released ask(OrganisationId custodian, Envelope envelope) {
        requireRequest(envelope);
        requireOwnSeat(CommandReader.author(envelope));
        FinalReceipt receipt = ledger.submit(envelope);
        if (!receipt.code().equals(Code.OK)) {
            throw ExchangeException.accessRefused();
        }
        PermitId permit = new PermitId(receipt.transaction());
        ReleaseRequest request = new ReleaseRequest(permit, receipt.height());
        return new Released(permit, fetch(custodian, request));
    }

    private Bytes fetch(OrganisationId custodian, ReleaseRequest request) {
        return custodian.equals(own.id())
                ? releases.release(own.author(), request)
                : peers.peer(custodian).release(request);
    }

    /** This node fetches for its own staff and for nobody else. */
    private void requireOwnSeat(Author author) {
        boolean here = Actor.of(author).stream()
                .flatMap(actor -> actor instanceof Actor.OfSeat(SeatId id) ? Stream.of(id) : Stream.empty())
                .anyMatch(this::isHere);
        if (!here) {
            throw new ExchangeException(Reason.FORBIDDEN, "only a seat of this organisation asks through its node");
        }
    }

    private boolean isHere(SeatId id) {
        return ledger.state()
                .get(IdentityTables.SEAT, id)
                .filter(seat -> seat.organisation().equals(own.id()))
                .isPresent();
    }

    private static void requireRequest(Envelope envelope) {
        boolean asks =
                CommandReader.is(envelope, "access", "request") || CommandReader.is(envelope, "access", "breakGlass");
        if (!asks) {
            throw new ExchangeException(Reason.INVALID, "expected access.request or access.breakGlass");
        }
    }
}
