package org.stele.contracts.identity;

import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.credential.CredentialTables;
import org.stele.contracts.credential.Licences;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.network.Members;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Context;

/** How organisations open, change and close the seats of their staff. */
final class SeatCommands {
    private SeatCommands() {}

    static void open(IdentityCommand.OpenSeat command, Context context) {
        OrganisationId author = Acting.organisation(context);
        Members.require(context, author);
        context.require(!context.contains(IdentityTables.SEAT, command.seat()), Codes.SEAT_EXISTS);
        context.require(context.time().isBefore(command.validity().until()), Codes.TOO_LONG);
        boolean needsLicence = command.powers().stream().anyMatch(Power::needsLicence);
        context.require(!needsLicence || command.licence().isPresent(), Codes.LICENCE_REQUIRED);
        requireLicence(command.licence(), command.key(), context);
        Seat seat = new Seat(
                author, command.key(), command.powers(), command.validity(), command.licence(), SeatStatus.ACTIVE);
        context.put(IdentityTables.SEAT, command.seat(), seat);
    }

    static void rekey(IdentityCommand.RekeySeat command, Context context) {
        Seat seat = own(command.seat(), context);
        requireLicence(seat.licence(), command.key(), context);
        context.put(IdentityTables.FORMER_KEY, new SeatKey(command.seat(), seat.key()), new FormerKey(context.time()));
        context.put(IdentityTables.SEAT, command.seat(), seat.with(command.key()));
    }

    static void change(SeatId id, SeatStatus to, Context context) {
        context.put(IdentityTables.SEAT, id, own(id, context).with(to));
    }

    private static Seat own(SeatId id, Context context) {
        OrganisationId author = Acting.organisation(context);
        Seat seat = context.require(IdentityTables.SEAT, id, Codes.SEAT_UNKNOWN);
        context.require(seat.organisation().equals(author), Codes.SEAT_OF_ANOTHER);
        context.require(seat.status() != SeatStatus.CLOSED, Codes.SEAT_CLOSED);
        return seat;
    }

    /** A licence that is named stands, counts, and is held with the seat's key: nobody borrows another's. */
    private static void requireLicence(Optional<CredentialId> licence, VerificationKey key, Context context) {
        if (licence.isPresent()) {
            CredentialId id = licence.get();
            context.require(context.contains(CredentialTables.LICENCE, id), Codes.CREDENTIAL_UNKNOWN);
            context.require(Licences.inForce(context, id, key, context.time()), Codes.LICENCE_NOT_IN_FORCE);
        }
    }
}
