package org.stele.gateway.ccda.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stele.gateway.ccda.document.Element;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** II into Identifier. Safe for use by many threads. */
public final class Identifiers {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");
    private static final String URI = "urn:ietf:rfc:3986";

    private final Map<String, String> authorities;

    /** @param authorities by their object identifiers, the systems under which this node knows their patients' numbers */
    public Identifiers(Map<String, String> authorities) {
        this.authorities = Map.copyOf(authorities);
    }

    /** The system of the numbers of an authority that this node knows. */
    public Optional<String> ofPatients(Element ii) {
        return ii.isNull() || ii.attribute("extension").isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(authorities.get(ii.attribute("root")));
    }

    /** Empty where it identifies nothing. */
    public ObjectNode of(Element ii) {
        String root = ii.attribute("root");
        String extension = ii.attribute("extension");
        if (ii.isNull() || (root.isEmpty() && extension.isEmpty())) {
            return Json.object();
        }
        if (extension.isEmpty()) {
            return uri(root)
                    .map(uri -> Json.object("system", URI).put("value", uri))
                    .orElseGet(() -> Json.object("value", root));
        }
        return Json.put(Json.object(), "system", system(root)).put("value", extension);
    }

    public ArrayNode all(List<Element> iis) {
        return Json.list(iis.stream().map(this::of).distinct().toList());
    }

    private Optional<String> system(String root) {
        return Optional.ofNullable(authorities.get(root))
                .or(() -> Tables.system(root))
                .or(() -> uri(root));
    }

    private static Optional<String> uri(String root) {
        if (UUID.matcher(root).matches()) {
            return Optional.of("urn:uuid:" + root.toLowerCase(Locale.ROOT));
        }
        return OID.matcher(root).matches() ? Optional.of("urn:oid:" + root) : Optional.empty();
    }

    /** What tells whatever has one of these ids from all others; empty where none identifies anything. */
    public static Optional<String> key(List<Element> iis) {
        return iis.stream()
                .filter(ii -> !ii.isNull() && !ii.attribute("root").isEmpty())
                .map(ii -> Keys.of(ii.attribute("root").toLowerCase(Locale.ROOT), ii.attribute("extension")))
                .findFirst();
    }
}
