package org.stele.node.fhir;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is sent to {@code $validate}: the resource itself, or {@code Parameters} with it. Safe for use by many threads. */
final class ValidationReader {
    private static final String PARAMETERS = "Parameters";

    private final ResourceText text = new ResourceText(IntakeLimits.STANDARD);

    /**
     * Reads it.
     *
     * @param body empty where nothing was sent
     * @throws InvalidBundleException where it is no strict JSON, or has parameters that are not known here
     */
    ValidationRequest read(byte[] body, String kind) {
        if (body.length == 0) {
            return new ValidationRequest(Optional.empty(), Optional.empty());
        }
        JsonNode tree = text.tree(body, kind);
        return tree.path("resourceType").asString("").equals(PARAMETERS)
                ? parameters(tree)
                : new ValidationRequest(Optional.of(Bytes.of(body)), Optional.empty());
    }

    private static ValidationRequest parameters(JsonNode tree) {
        Optional<Bytes> resource = Optional.empty();
        Optional<ValidationMode> mode = Optional.empty();
        int place = 0;
        for (JsonNode parameter : tree.path("parameter")) {
            String path = PARAMETERS + ".parameter[" + place++ + "]";
            switch (parameter.path("name").asString("")) {
                case "resource" -> resource = once(resource, resource(parameter, path), path);
                case "mode" -> mode = once(mode, mode(parameter, path), path);
                default -> throw new InvalidBundleException(path + ".name", Reason.UNKNOWN_ELEMENT);
            }
        }
        return new ValidationRequest(resource, mode);
    }

    private static <T> Optional<T> once(Optional<T> before, T value, String path) {
        if (before.isPresent()) {
            throw new InvalidBundleException(path, Reason.TOO_MANY);
        }
        return Optional.of(value);
    }

    private static Bytes resource(JsonNode parameter, String path) {
        requireMember(parameter, "resource", path);
        if (!(parameter.path("resource") instanceof ObjectNode resource)) {
            throw new InvalidBundleException(path + ".resource", Reason.WRONG_TYPE);
        }
        return CanonicalJson.write(resource);
    }

    private static ValidationMode mode(JsonNode parameter, String path) {
        requireMember(parameter, "valueCode", path);
        return ValidationMode.of(parameter.path("valueCode").asString(""))
                .orElseThrow(() -> new InvalidBundleException(path + ".value", Reason.NOT_IN_VALUE_SET));
    }

    private static void requireMember(JsonNode parameter, String member, String path) {
        if (!Set.of("name", member).equals(new TreeSet<>(parameter.propertyNames()))) {
            throw new InvalidBundleException(path, Reason.UNKNOWN_ELEMENT);
        }
    }
}
