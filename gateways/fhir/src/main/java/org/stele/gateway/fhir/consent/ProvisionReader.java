package org.stele.gateway.fhir.consent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.formats.proposal.GrantTerms;
import org.stele.gateway.fhir.issue.Reason;
import tools.jackson.databind.JsonNode;

/** Reads the root rule: to whom, when, what for; what of it is permitted, {@link RulesReader} reads. */
final class ProvisionReader {
    private static final String PATH = "Consent.provision";
    private static final String ACTOR = PATH + ".actor[0]";
    private static final String ROLE = ACTOR + ".role";
    private static final String REFERENCE = ACTOR + ".reference";
    private static final Set<String> KNOWN = Set.of("period", "actor", "purpose", "provision");

    private final Function<SeatId, Optional<OrganisationId>> employers;
    private final Findings findings;

    ProvisionReader(Function<SeatId, Optional<OrganisationId>> employers, Findings findings) {
        this.employers = employers;
        this.findings = findings;
    }

    /** Throws what is found, before anything is made of what is not there. */
    GrantTerms read(JsonNode provision) {
        findings.only(provision, PATH, KNOWN);
        Optional<Validity> validity = validity(provision.path("period"));
        Optional<Grantee> grantee = grantee(provision.path("actor"));
        SortedSet<Purpose> purposes = purposes(provision.path("purpose"));
        SortedSet<String> labels = new RulesReader(findings).read(provision.path("provision"));
        findings.require();
        return new GrantTerms(grantee.orElseThrow(), purposes, validity.orElseThrow(), labels);
    }

    private Optional<Validity> validity(JsonNode period) {
        findings.only(period, PATH + ".period", Set.of("start", "end"));
        Optional<Instant> start = moment(period, "start");
        Optional<Instant> end = moment(period, "end");
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (!start.get().isBefore(end.get())) {
            findings.add(PATH + ".period", Reason.PERIOD_NOT_GRANTED);
            return Optional.empty();
        }
        return Optional.of(new Validity(start.get(), end.get()));
    }

    private Optional<Instant> moment(JsonNode period, String name) {
        String path = PATH + ".period." + name;
        if (!period.has(name)) {
            findings.add(path, Reason.TOO_FEW);
            return Optional.empty();
        }
        try {
            return Optional.of(Validity.wholeMillis(
                    OffsetDateTime.parse(period.path(name).asString("")).toInstant()));
        } catch (DateTimeException | IllegalArgumentException e) {
            findings.add(path, Reason.NOT_A_MOMENT);
            return Optional.empty();
        }
    }

    private Optional<Grantee> grantee(JsonNode actors) {
        if (actors.isEmpty()) {
            findings.add(PATH + ".actor", Reason.TOO_FEW);
            return Optional.empty();
        }
        for (int i = 1; i < actors.size(); i++) {
            findings.beyond(PATH + ".actor[" + i + "]");
        }
        JsonNode actor = actors.path(0);
        findings.only(actor, ACTOR, Set.of("role", "reference"));
        return grantee(actor.path("reference"), power(actor.path("role")));
    }

    private Optional<Grantee> grantee(JsonNode reference, Optional<Power> power) {
        boolean isSeat = reference.at("/identifier/system").asString("").equals("urn:stele:seat");
        Optional<Grantee> grantee = isSeat
                ? Named.seat(reference, REFERENCE, findings)
                        .flatMap(seat -> employers.apply(seat).map(organisation -> Grantee.seat(organisation, seat)))
                : Named.organisation(reference, REFERENCE, findings)
                        .map(id -> power.map(it -> Grantee.role(id, it)).orElseGet(() -> Grantee.organisation(id)));
        if (grantee.isEmpty()) {
            findings.add(REFERENCE, Reason.UNKNOWN_GRANTEE);
        }
        if (isSeat && power.isPresent()) {
            findings.beyond(ROLE);
        }
        return grantee;
    }

    private Optional<Power> power(JsonNode role) {
        List<Code> codes = Code.all(role, ROLE, findings);
        Optional<Power> found = Optional.empty();
        for (int i = 0; i < codes.size(); i++) {
            Optional<Power> power = power(codes.get(i));
            if (power.isPresent() ? found.isPresent() : !codes.get(i).equals(Code.RECIPIENT)) {
                findings.beyond(ROLE + ".coding[" + i + "]");
            }
            found = found.or(() -> power);
        }
        if (!codes.contains(Code.RECIPIENT)) {
            findings.add(ROLE, Reason.TOO_FEW);
        }
        return found;
    }

    private static Optional<Power> power(Code code) {
        return Stream.of(Power.values())
                .filter(power -> Code.power(power.name()).equals(code))
                .findFirst();
    }

    private SortedSet<Purpose> purposes(JsonNode codings) {
        TreeSet<Purpose> purposes = new TreeSet<>();
        for (int i = 0; i < codings.size(); i++) {
            String path = PATH + ".purpose[" + i + "]";
            Code code = Code.read(codings.path(i), path, findings);
            Stream.of(Purpose.values())
                    .filter(purpose -> Code.purpose(purpose.name()).equals(code))
                    .findFirst()
                    .ifPresentOrElse(purposes::add, () -> findings.beyond(path));
        }
        if (codings.isEmpty()) {
            findings.add(PATH + ".purpose", Reason.TOO_FEW);
        }
        return purposes;
    }
}
