package org.stele.node.fhir;

import java.util.List;
import java.util.Set;
import org.stele.crypto.Bytes;
import org.stele.exchange.misattribution.Refiling;
import org.stele.exchange.write.Submission;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.reference.ResourceKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a FHIR resource another patient's: each Reference to the one becomes one to the other, without what it said of the one beside
 * (R4 references.html). What a narrative or a document tells stays as it is.
 */
public final class FhirRefiling implements Refiling {
    private static final Set<String> ANYBODYS = Set.of(
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "OrganizationAffiliation",
            "Location",
            "HealthcareService",
            "Endpoint",
            "Medication",
            "Substance");
    private static final String REFERENCE = "reference";
    private static final String HISTORY = "/_history/";

    private final FhirDoor door;
    private final ResourceText text = new ResourceText(IntakeLimits.STANDARD);

    public FhirRefiling(FhirDoor door) {
        this.door = door;
    }

    @Override
    public Submission refile(Bytes content, String wrong, String right) {
        JsonNode resource = text.tree(content.unsafeArray(), "");
        rewrite(resource, wrong, right);
        ResourceKey key = new ResourceKey(
                resource.path("resourceType").asString(""), resource.path("id").asString(""));
        byte[] refiled = CanonicalJson.write(resource).unsafeArray();
        return door.draft(refiled, Naming.at(key), "").content().submission();
    }

    @Override
    public boolean isAnybodys(String kind) {
        return ANYBODYS.contains(kind);
    }

    private static void rewrite(JsonNode node, String wrong, String right) {
        if (node instanceof ObjectNode object && isTo(object.path(REFERENCE), wrong)) {
            object.put(REFERENCE, right).remove(List.of("identifier", "display", "_display"));
        }
        node.forEach(child -> rewrite(child, wrong, right));
    }

    private static boolean isTo(JsonNode reference, String wrong) {
        String address = reference.asString("");
        return address.equals(wrong) || address.startsWith(wrong + HISTORY);
    }
}
