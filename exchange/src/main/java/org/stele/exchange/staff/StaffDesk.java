package org.stele.exchange.staff;

import java.util.Optional;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.identity.Seats;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.licence.LicenceCheck;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/** Opens seats: the directory first, so that a seat on the ledger is never one that nobody knows. */
public final class StaffDesk implements Staff {
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final LicenceCheck licences;
    private final Drawer<StaffEntry> directory;
    private final Locks locks = new Locks();

    public StaffDesk(LedgerDoor ledger, Permissions permissions, LicenceCheck licences, Cabinet cabinet) {
        this.ledger = ledger;
        this.permissions = permissions;
        this.licences = licences;
        this.directory = new Drawer<>(cabinet, "staff", StaffEntry.class);
    }

    @Override
    public SeatId open(Author author, SeatOpening opening) {
        requireMayOpen(author, opening);
        return locks.locked(name(opening.identifier()), () -> openAlone(opening));
    }

    @Override
    public Optional<SeatId> find(StaffIdentifier identifier) {
        return directory.find(name(identifier)).map(StaffEntry::seat);
    }

    private void requireMayOpen(Author author, SeatOpening opening) {
        boolean ofTrust =
                opening.powers().contains(Power.CLERK) || opening.powers().contains(Power.REVIEW);
        if (ofTrust) {
            permissions.requireOrganisation(author);
        } else {
            permissions.requireOrganisationOr(author, Power.CLERK);
        }
    }

    private SeatId openAlone(SeatOpening opening) {
        CertifiedState state = ledger.state();
        StaffEntry entry = directory
                .find(name(opening.identifier()))
                .filter(known -> isInUse(known, opening, state))
                .orElseGet(() -> enter(opening));
        if (!state.contains(IdentityTables.SEAT, entry.seat())) {
            submit(entry, opening, state);
        }
        return entry.seat();
    }

    /** Whether the known seat is the one to answer with; one that ended, or never came to stand, is replaced. */
    private boolean isInUse(StaffEntry known, SeatOpening opening, CertifiedState state) {
        Optional<Seat> seat = state.get(IdentityTables.SEAT, known.seat());
        boolean sameKey = known.key().equals(opening.key());
        boolean inForce =
                seat.filter(any -> Seats.inForce(state, any, state.time())).isPresent();
        if (inForce && !sameKey) {
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN,
                    "someone of this identifier has a seat with another key: close or rekey it");
        }
        return sameKey && (inForce || seat.isEmpty());
    }

    private StaffEntry enter(SeatOpening opening) {
        StaffEntry entry = new StaffEntry(opening.identifier(), opening.name(), SeatId.generate(), opening.key());
        directory.put(name(opening.identifier()), entry);
        return entry;
    }

    private void submit(StaffEntry entry, SeatOpening opening, CertifiedState state) {
        Optional<CredentialId> licence = opening.licence().map(document -> licence(document, opening, state));
        ledger.act(
                "identity",
                "openSeat",
                new IdentityCommand.OpenSeat(
                        entry.seat(), opening.key(), opening.powers(), opening.validity(), licence));
    }

    /** A licence that the board has just registered may not have reached this node yet: one more block is waited for. */
    private CredentialId licence(Bytes document, SeatOpening opening, CertifiedState state) {
        try {
            return licences.check(document, opening.identifier(), opening.key(), state);
        } catch (ExchangeException notYet) {
            CertifiedState next = ledger.atLeast(state.height() + 1);
            return licences.check(document, opening.identifier(), opening.key(), next);
        }
    }

    /** System and value, apart by what neither holds. */
    private static String name(StaffIdentifier identifier) {
        return identifier.system() + "\u0000" + identifier.value();
    }
}
