package org.stele.gateway.fhir.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stele.exchange.intake.Signatory;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;
import tools.jackson.databind.JsonNode;

/** Reads from a resource who stands behind it, along the table of kinds. */
public final class Attributor {
    private final Function<ResourceKey, Optional<PractitionerId>> inBundle;

    /** @param inBundle knows the practitioners, and their roles, who came in the same bundle */
    public Attributor(Function<ResourceKey, Optional<PractitionerId>> inBundle) {
        this.inBundle = inBundle;
    }

    /**
     * Who stands behind a resource.
     *
     * @param resource of sound structure, its references resolved
     */
    public Attribution of(JsonNode resource) {
        String kind = resource.path("resourceType").asString("");
        List<PractitionerId> named = AttributionTable.elementsOf(kind).stream()
                .flatMap(element -> at(resource, element.split("\\."), 0))
                .flatMap(reference -> practitioner(reference).stream())
                .distinct()
                .toList();
        return new Attribution(named, AttributionTable.demandedFor(kind));
    }

    /** With whose attestation alone a resource of this kind may be committed. */
    public static Signatory demandedFor(String kind) {
        return AttributionTable.demandedFor(kind);
    }

    private static Stream<JsonNode> at(JsonNode node, String[] names, int depth) {
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            return items.stream().flatMap(item -> at(item, names, depth));
        }
        if (depth == names.length) {
            return Stream.of(node);
        }
        JsonNode child = node.path(names[depth]);
        return child.isMissingNode() ? Stream.empty() : at(child, names, depth + 1);
    }

    private Optional<PractitionerId> practitioner(JsonNode reference) {
        if (!reference.path("reference").isString()) {
            return byIdentifier(reference);
        }
        return switch (ReferenceText.parse(reference.path("reference").stringValue())) {
            case ReferenceText.Conditional conditional
            when conditional.kind().equals("Practitioner") ->
                conditional.identifier().map(it -> new PractitionerId(it.system(), it.value()));
            case ReferenceText.Relative relative -> inBundle.apply(relative.key());
            case ReferenceText.Conditional ignored -> Optional.empty();
            case ReferenceText.Contained ignored -> Optional.empty();
            case ReferenceText.Urn ignored -> Optional.empty();
            case ReferenceText.Absolute ignored -> byIdentifier(reference);
            case ReferenceText.Malformed ignored -> Optional.empty();
        };
    }

    /** A reference by identifier says what it refers to only where it has a type. */
    private static Optional<PractitionerId> byIdentifier(JsonNode reference) {
        return reference.path("type").asString("").equals("Practitioner")
                ? PractitionerId.in(reference.path("identifier"))
                : Optional.empty();
    }
}
