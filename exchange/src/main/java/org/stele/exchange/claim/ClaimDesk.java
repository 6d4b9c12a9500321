package org.stele.exchange.claim;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.ClaimOffer;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.Command;
import org.stele.exchange.ledger.CommandReader;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.transaction.Envelope;
import org.stele.vault.cabinet.Cabinet;

/** Hands out codes and takes them back. Whatever is wrong with a code, the answer is the same. */
public final class ClaimDesk implements Claims {
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Patients patients;
    private final Drawer<StoredCode> codes;
    private final InstantSource clock;
    private final Locks locks = new Locks();

    public ClaimDesk(Premises premises, Cabinet cabinet, Patients patients) {
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.patients = patients;
        this.codes = new Drawer<>(cabinet, "claim-code", StoredCode.class);
        this.clock = premises.clock();
    }

    @Override
    public ClaimCode issue(Author clerk, SubjectId subject) {
        SeatId seat = permissions.requireSeat(clerk, Power.CLERK);
        boolean unclaimed =
                permissions.own(subject).filter(known -> !known.claimed()).isPresent()
                        && patients.atHome(subject).isPresent();
        if (!unclaimed) {
            throw new ExchangeException(Reason.NOT_FOUND, "no patient here who has yet to claim this subject");
        }
        String code = Codes.generate();
        Instant expires = offered(subject, seat).until();
        codes.put(subject, StoredCode.of(code, seat, expires));
        return new ClaimCode(subject, code, expires);
    }

    /** The contract asks for the offer again when the patient claims. */
    private ClaimOffer offered(SubjectId subject, SeatId clerk) {
        return ledger.state()
                .get(IdentityTables.OFFER, subject)
                .filter(offer -> offer.clerk().equals(clerk) && clock.instant().isBefore(offer.until()))
                .orElseThrow(() -> new ExchangeException(
                        Reason.INVALID, "sign identity.offerClaim for this subject first: there is no offer of yours"));
    }

    @Override
    public FinalReceipt claim(SubjectId subject, String code, Envelope envelope) {
        Command<IdentityCommand.Claim> command =
                CommandReader.read(envelope, "identity", "claim", IdentityCommand.Claim.class);
        if (!command.body().subject().equals(subject)) {
            throw new ExchangeException(Reason.INVALID, "the transaction claims another subject");
        }
        return locks.locked(subject, () -> done(envelope).orElseGet(() -> claimNow(command.body(), code, envelope)));
    }

    /** The receipt where this very transaction went through before. */
    private Optional<FinalReceipt> done(Envelope envelope) {
        return ledger.receipt(envelope.id()).filter(receipt -> receipt.code().equals(Code.OK));
    }

    private FinalReceipt claimNow(IdentityCommand.Claim claim, String code, Envelope envelope) {
        requireCode(claim, code);
        FinalReceipt receipt = ledger.require(ledger.countersigned(envelope));
        codes.remove(claim.subject());
        return receipt;
    }

    private void requireCode(IdentityCommand.Claim claim, String code) {
        StoredCode stored = codes.find(claim.subject())
                .filter(known -> !known.dead(clock.instant()))
                .orElseThrow(ClaimDesk::refused);
        if (!stored.is(code)) {
            if (stored.isBegunBy(code)) {
                codes.put(claim.subject(), stored.wrongOnceMore());
            }
            throw refused();
        }
        if (!stored.clerk().equals(claim.clerk())) {
            throw new ExchangeException(Reason.INVALID, "the transaction names another clerk than who issued the code");
        }
    }

    private static ExchangeException refused() {
        return new ExchangeException(
                Reason.CLAIM_REFUSED, "subject and code do not fit together, or the code is over: ask for a new one");
    }
}
