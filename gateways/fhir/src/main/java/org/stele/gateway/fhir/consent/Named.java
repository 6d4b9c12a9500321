package org.stele.gateway.fhir.consent;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import tools.jackson.databind.JsonNode;

/** Reads references to whom the ledger knows: by their identifiers, since what a chart has of them is nobody's word. */
final class Named {
    private static final Set<String> REFERENCE = Set.of("type", "identifier", "display");
    private static final Set<String> IDENTIFIER = Set.of("system", "value");

    private Named() {}

    static Optional<OrganisationId> organisation(JsonNode reference, String path, Findings findings) {
        return read(reference, path, "Organization", "urn:stele:org", OrganisationId::parse, findings);
    }

    static Optional<SeatId> seat(JsonNode reference, String path, Findings findings) {
        return read(reference, path, "PractitionerRole", "urn:stele:seat", SeatId::parse, findings);
    }

    private static <T> Optional<T> read(
            JsonNode reference,
            String path,
            String type,
            String system,
            Function<String, T> parser,
            Findings findings) {
        findings.only(reference, path, REFERENCE);
        JsonNode identifier = reference.path("identifier");
        findings.only(identifier, path + ".identifier", IDENTIFIER);
        boolean isOther = !identifier.path("system").asString("").equals(system)
                || !reference.path("type").asString(type).equals(type);
        return isOther ? Optional.empty() : parsed(identifier.path("value").asString(""), parser);
    }

    private static <T> Optional<T> parsed(String value, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
