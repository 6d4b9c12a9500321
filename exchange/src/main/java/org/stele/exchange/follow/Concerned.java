package org.stele.exchange.follow;

import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Glass;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;

/** Whose trail a command may have written what the patient must hear of. */
final class Concerned {
    private Concerned() {}

    static Optional<SubjectId> by(Object command, Author author, CertifiedState state) {
        return switch (command) {
            case AccessCommand access -> byAccess(access, state);
            case IdentityCommand identity -> byIdentity(identity, author);
            case ConsentCommand consent -> byConsent(consent, state);
            default -> Optional.empty();
        };
    }

    private static Optional<SubjectId> byAccess(AccessCommand command, CertifiedState state) {
        return switch (command) {
            case AccessCommand.Request request -> Optional.of(request.subject());
            case AccessCommand.BreakGlass glass -> Optional.of(glass.subject());
            case AccessCommand.BreakGlassProvisionally glass -> Optional.of(glass.subject());
            case AccessCommand.Widen widen -> ofGlass(widen.glass(), state);
            case AccessCommand.CloseReview close -> ofGlass(close.glass(), state);
        };
    }

    private static Optional<SubjectId> ofGlass(GlassId glass, CertifiedState state) {
        return state.get(AccessTables.GLASS, glass).map(Glass::subject);
    }

    private static Optional<SubjectId> byIdentity(IdentityCommand command, Author author) {
        return switch (command) {
            case IdentityCommand.Claim claim -> Optional.of(claim.subject());
            case IdentityCommand.ClaimFurther claim -> Optional.of(claim.subject());
            case IdentityCommand.RecordMandate mandate -> Optional.of(mandate.subject());
            case IdentityCommand.AddKey add -> subject(author);
            case IdentityCommand.RemoveKey remove -> subject(author);
            case IdentityCommand.ReplaceKey replace -> subject(author);
            case IdentityCommand.OpenSeat seat -> Optional.empty();
            case IdentityCommand.RekeySeat seat -> Optional.empty();
            case IdentityCommand.SuspendSeat seat -> Optional.empty();
            case IdentityCommand.ResumeSeat seat -> Optional.empty();
            case IdentityCommand.CloseSeat seat -> Optional.empty();
            case IdentityCommand.OfferClaim offer -> Optional.empty();
            case IdentityCommand.Register register -> Optional.empty();
            case IdentityCommand.EndMandate mandate -> Optional.empty();
        };
    }

    private static Optional<SubjectId> subject(Author author) {
        return Actor.of(author).stream()
                .flatMap(actor -> actor instanceof Actor.OfSubject(SubjectId id) ? Stream.of(id) : Stream.empty())
                .findFirst();
    }

    private static Optional<SubjectId> byConsent(ConsentCommand command, CertifiedState state) {
        return switch (command) {
            case ConsentCommand.Revoke revoke ->
                state.get(ConsentTables.GRANT, revoke.grant()).map(Grant::subject);
            case ConsentCommand.Restrict restrict -> Optional.of(restrict.subject());
            case ConsentCommand.GiveGrant grant -> Optional.empty();
            case ConsentCommand.Lift lift -> Optional.empty();
            case ConsentCommand.RequestErasure request -> Optional.empty();
            case ConsentCommand.AnswerErasure answer -> Optional.empty();
        };
    }
}
