package org.stele.cli.wallet;

import java.time.Instant;
import java.util.stream.Collectors;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.network.Purpose;
import org.stele.formats.scope.OpenedLabel;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.patient.Decision;

/** Says in plain words what a patient decided, and whether it still counts. */
final class DecisionWords {
    private DecisionWords() {}

    /**
     * One line: whether it counts, its identifier, what, towards whom.
     *
     * @param now the block's time as of which the decision stands so
     */
    static String line(StoredScope stored, Decision decision, Instant now) {
        return switch (decision) {
            case Decision.Granted(Grant grant) ->
                state(grant, now) + " " + stored.id() + " grant" + what(stored, grant);
            case Decision.Restricted(Restriction restriction) ->
                state(restriction) + " " + stored.id() + " restriction of " + labels(stored) + whom(restriction);
            case Decision.Unknown() -> "not on this ledger " + line(stored);
        };
    }

    /** What the wallet alone knows of it. */
    static String line(StoredScope stored) {
        return stored.id() + " " + labels(stored);
    }

    private static String state(Grant grant, Instant now) {
        if (grant.revoked().isPresent()) {
            return "revoked on " + grant.revoked().get();
        }
        if (grant.inForce(now)) {
            return "in force until " + grant.validity().until();
        }
        return now.isBefore(grant.validity().from())
                ? "in force from " + grant.validity().from()
                : "over since " + grant.validity().until();
    }

    private static String state(Restriction restriction) {
        return restriction.lifted().map(time -> "lifted on " + time).orElse("in force since " + restriction.since());
    }

    private static String what(StoredScope stored, Grant grant) {
        String purposes = grant.purposes().stream().map(Purpose::name).collect(Collectors.joining(", "));
        return " of " + labels(stored) + " to " + whom(grant.grantee()) + " for " + purposes;
    }

    private static String whom(Grantee grantee) {
        String only = grantee.seat()
                .map(seat -> " (only seat " + seat + ")")
                .or(() -> grantee.power().map(power -> " (only who may " + power + ")"))
                .orElse("");
        return grantee.organisation() + only;
    }

    private static String whom(Restriction restriction) {
        return " against " + restriction.against().map(Object::toString).orElse("everyone, emergencies excepted");
    }

    private static String labels(StoredScope stored) {
        return stored.scope()
                .map(scope -> scope.labels().stream().map(OpenedLabel::label).collect(Collectors.joining(", ")))
                .orElse("everything");
    }
}
