package org.stele.node.fhir;

import java.util.Set;
import org.stele.crypto.Bytes;
import org.stele.exchange.misattribution.Refiling;
import org.stele.exchange.write.Submission;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.reference.ResourceKey;
import tools.jackson.databind.JsonNode;

/** Makes a FHIR resource another patient's. What a narrative or a document tells stays as it is. */
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

    private final FhirDoor door;
    private final ResourceText text = new ResourceText(IntakeLimits.STANDARD);

    public FhirRefiling(FhirDoor door) {
        this.door = door;
    }

    @Override
    public Submission refile(Bytes content, String wrong, String right) {
        JsonNode resource = text.tree(content.unsafeArray(), "");
        Reattribution.apply(resource, wrong, right);
        ResourceKey key = new ResourceKey(
                resource.path("resourceType").asString(""), resource.path("id").asString(""));
        byte[] refiled = CanonicalJson.write(resource).unsafeArray();
        return door.draft(refiled, Naming.at(key), "").content().submission();
    }

    @Override
    public boolean isAnybodys(String kind) {
        return ANYBODYS.contains(kind);
    }
}
