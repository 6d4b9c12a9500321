package org.stele.gateway.fhir.bundle;

import java.util.Optional;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.reference.ResourceKey;
import tools.jackson.databind.JsonNode;

/** What an entry of a transaction or batch may ask for: to be stored, without conditions. */
public final class RequestCheck {
    private RequestCheck() {}

    /**
     * Says why a request is refused, where it is.
     *
     * @param request the entry's request, of sound structure
     * @param key the entry's resource
     */
    public static Optional<Reason> check(JsonNode request, ResourceKey key) {
        if (request.isMissingNode()) {
            return Optional.of(Reason.TOO_FEW);
        }
        boolean unconditional = !request.has("ifNoneExist") && !request.has("ifMatch") && !request.has("ifNoneMatch");
        return unconditional && stores(request, key) ? Optional.empty() : Optional.of(Reason.REQUEST);
    }

    private static boolean stores(JsonNode request, ResourceKey key) {
        String url = request.path("url").asString("");
        return switch (request.path("method").asString("")) {
            case "POST" -> url.equals(key.kind());
            case "PUT" -> url.equals(key.toString());
            default -> false;
        };
    }
}
