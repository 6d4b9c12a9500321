package org.stele.cli.wallet;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.scope.OpenedLabel;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.patient.Decision;
import org.stele.wallet.patient.MemberNames;

/** Says in plain words what a patient decided, and whether it still counts. */
final class DecisionWords {
    private DecisionWords() {}

    /**
     * One line: whether it counts, its identifier, what, towards whom.
     *
     * @param now the block's time as of which the decision stands so
     * @param names of the {@link #members}
     */
    static String line(StoredScope stored, Decision decision, Instant now, MemberNames names) {
        return switch (decision) {
            case Decision.Granted(Grant grant) ->
                state(grant, now) + " " + stored.id() + " grant" + what(stored, grant, names);
            case Decision.Restricted(Restriction restriction) ->
                state(restriction) + " " + stored.id() + " restriction of " + labels(stored) + whom(restriction, names);
            case Decision.Unknown() -> "not on this ledger " + line(stored);
        };
    }

    /** Whom decisions name. */
    static List<OrganisationId> members(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> switch (decision) {
                    case Decision.Granted(Grant grant) ->
                        Stream.of(grant.grantee().organisation());
                    case Decision.Restricted(Restriction restriction) -> restriction.against().stream();
                    case Decision.Unknown() -> Stream.empty();
                })
                .toList();
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

    private static String what(StoredScope stored, Grant grant, MemberNames names) {
        String purposes = grant.purposes().stream().map(Purpose::name).collect(Collectors.joining(", "));
        return " of " + labels(stored) + " to " + whom(grant.grantee(), names) + " for " + purposes;
    }

    static String whom(Grantee grantee, MemberNames names) {
        String only = grantee.seat()
                .map(seat -> " (only seat " + seat + ")")
                .or(() -> grantee.power().map(power -> " (only who may " + power + ")"))
                .orElse("");
        return names.of(grantee.organisation()) + only;
    }

    private static String whom(Restriction restriction, MemberNames names) {
        return " against " + restriction.against().map(names::of).orElse("everyone, emergencies excepted");
    }

    private static String labels(StoredScope stored) {
        return stored.scope()
                .map(scope -> scope.labels().stream().map(OpenedLabel::label).collect(Collectors.joining(", ")))
                .orElse("everything");
    }
}
