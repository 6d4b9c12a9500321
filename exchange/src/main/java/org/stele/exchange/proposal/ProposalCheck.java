package org.stele.exchange.proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Subject;
import org.stele.contracts.network.Members;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.formats.proposal.GrantTerms;
import org.stele.ledger.CertifiedState;

/**
 * Whether the patient could sign it, so that nobody is asked for what the contract would refuse. How many grants the patient has for the
 * grantee is not looked at ({@code TOO_MANY_GRANTS}): the refusal would tell the clinician of them.
 */
record ProposalCheck(CertifiedState state, Instant now) {
    /** What ends sooner is over before anybody looks. */
    private static final Duration LEAST_WAIT = Duration.ofHours(1);

    /** @throws ExchangeException {@code INVALID} with what is in the way */
    void require(SubjectId home, GrantTerms terms) {
        refusal(home, terms).ifPresent(issue -> {
            throw new ExchangeException(
                    Reason.INVALID, "the patient could not sign this grant: the issue says why", List.of(issue));
        });
    }

    private Optional<Issue> refusal(SubjectId home, GrantTerms terms) {
        if (state.get(IdentityTables.SUBJECT, home).filter(Subject::claimed).isEmpty()) {
            return Optional.of(new Issue("patient", "UNCLAIMED"));
        }
        if (!isThere(terms.grantee())) {
            return Optional.of(new Issue("grantee", "UNKNOWN_GRANTEE"));
        }
        return fits(terms.validity()) ? Optional.empty() : Optional.of(new Issue("period", "PERIOD_NOT_GRANTED"));
    }

    private boolean isThere(Grantee grantee) {
        return Members.inForce(state, grantee.organisation())
                && grantee.seat()
                        .map(seat -> state.get(IdentityTables.SEAT, seat)
                                .filter(any -> any.organisation().equals(grantee.organisation()))
                                .isPresent())
                        .orElse(true);
    }

    private boolean fits(Validity validity) {
        return !validity.until().isBefore(now.plus(LEAST_WAIT))
                && validity.length().compareTo(Members.limits(state).grant()) <= 0;
    }
}
