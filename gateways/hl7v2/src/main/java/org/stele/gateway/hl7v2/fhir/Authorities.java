package org.stele.gateway.hl7v2.fhir;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stele.gateway.hl7v2.message.Field;

/**
 * The assigning authorities that a node's configuration names: by their namespace or universal id in messages, the system under which
 * FHIR knows their numbers.
 */
public record Authorities(Map<String, String> systems) {
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public Authorities {
        systems = Collections.unmodifiableMap(new TreeMap<>(systems));
    }

    /**
     * The system of one that is configured. A universal id decides, whatever namespace it comes with: two organisations may call theirs
     * the same.
     *
     * @param authority an HD: namespace, universal id, its type
     */
    public Optional<String> configured(Field authority) {
        Optional<String> id = authority.valued(2);
        return id.isPresent()
                ? id.map(systems::get)
                        .or(() -> universal(id.get(), authority.value(3)).filter(systems::containsValue))
                : authority.valued(1).map(systems::get);
    }

    /** The system of whichever it is; empty for one that only has a namespace. */
    public Optional<String> system(Field authority) {
        return configured(authority).or(() -> authority.valued(2).flatMap(id -> universal(id, authority.value(3))));
    }

    /** By which a message names the authority of a system; the first in the alphabet of several. Empty for one that is not configured. */
    public Optional<String> name(String system) {
        return systems.entrySet().stream()
                .filter(pair -> pair.getValue().equals(system))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<String> universal(String id, String type) {
        return switch (type) {
            case "ISO" -> OID.matcher(id).matches() ? Optional.of("urn:oid:" + id) : Optional.empty();
            case "UUID", "GUID" -> UUID.matcher(id).matches() ? Optional.of("urn:uuid:" + id) : Optional.empty();
            case "URI" -> Optional.of(id).filter(uri -> uri.indexOf(' ') < 0);
            case "DNS" -> Optional.of("urn:dns:" + id).filter(uri -> uri.indexOf(' ') < 0);
            default -> Optional.empty();
        };
    }
}
