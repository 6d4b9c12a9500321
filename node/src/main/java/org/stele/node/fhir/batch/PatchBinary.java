package org.stele.node.fhir.batch;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.patch.JsonPatching;
import org.stele.gateway.fhir.structure.StructureCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form in which a batch brings a JSON Patch: a {@code Binary} (R4 http.html#trules). */
final class PatchBinary {
    /** R4 datatypes.html#base64Binary. */
    private static final Pattern WHITE = Pattern.compile("\\s");

    private PatchBinary() {}

    /**
     * Its data.
     *
     * @param path of the entry
     * @throws InvalidBundleException where it is no Binary, or no JSON Patch
     */
    static Bytes read(JsonNode resource, String path, StructureCheck structure) {
        String place = path + ".resource";
        if (!(resource instanceof ObjectNode binary)) {
            throw new InvalidBundleException(place, Reason.WRONG_TYPE);
        }
        if (!resource.path("resourceType").asString("").equals("Binary")) {
            throw new InvalidBundleException(place, Reason.OTHER_KIND);
        }
        List<Issue> issues = structure.check(binary, place);
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        if (!resource.path("contentType").asString("").equals(JsonPatching.MEDIA_TYPE)) {
            throw new InvalidBundleException(place + ".contentType", Reason.NOT_IN_VALUE_SET);
        }
        return Bytes.wrap(decoded(resource.path("data").asString(""), place + ".data"));
    }

    private static byte[] decoded(String data, String path) {
        try {
            return Base64.getDecoder().decode(WHITE.matcher(data).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidBundleException(path, Reason.BAD_FORMAT);
        }
    }
}
