package org.stele.exchange.audience;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.VerificationKey;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.Command;
import org.stele.exchange.work.Premises;
import org.stele.formats.audience.AudienceStatement;
import org.stele.formats.audience.SignedAudience;

/** Whether a patient's statement says just what a claim does, is signed by the patient, and is the one whose hash was signed. */
final class StatementCheck {
    private final Premises premises;

    StatementCheck(Premises premises) {
        this.premises = premises;
    }

    /**
     * That the statement is the patient's and about this claim.
     *
     * @throws ExchangeException {@code SIGNATURE_REFUSED}; {@code INVALID} where it is no statement or key at all
     */
    void require(
            Command<IdentityCommand.ClaimFurther> command,
            SubjectId home,
            OrganisationId organisation,
            SignedAudience signed) {
        boolean holds = signed.evidence().equals(command.body().evidence())
                && premises.permissions().mayAct(home.author(), signed.key())
                && signed.holds()
                && read(signed).equals(expected(command, home, organisation));
        if (!holds) {
            throw new ExchangeException(
                    Reason.SIGNATURE_REFUSED, "the statement is not the patient's, or not about this claim");
        }
    }

    private AudienceStatement expected(
            Command<IdentityCommand.ClaimFurther> command, SubjectId home, OrganisationId organisation) {
        return new AudienceStatement(
                premises.ledger().network(),
                premises.own().id(),
                home,
                command.body().subject(),
                organisation,
                key(command));
    }

    private static AudienceStatement read(SignedAudience signed) {
        try {
            return signed.read();
        } catch (IllegalArgumentException e) {
            throw new ExchangeException(Reason.INVALID, "not a statement about a subject", e);
        }
    }

    private static VerificationKey key(Command<IdentityCommand.ClaimFurther> command) {
        try {
            return VerificationKey.parse(command.author().name());
        } catch (IllegalArgumentException e) {
            throw new ExchangeException(Reason.INVALID, "a claim is by the key that takes the subject", e);
        }
    }
}
