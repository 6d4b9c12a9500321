package org.stele.node.fhir;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.crypto.RandomId;
import org.stele.gateway.fhir.reference.ResourceKey;

/**
 * Which id a resource gets that is written over FHIR, and which one it may bring (R4 http.html#create, #update, #cond-update).
 *
 * @param isFitting what the resource may bring; empty text where it brings none
 */
public record Naming(ResourceKey key, Predicate<String> isFitting) {
    /** A new one, whatever it brings. */
    public static Naming anew(String kind) {
        return new Naming(fresh(kind), _ -> true);
    }

    /** That of a version of what is there, which it must bring, whichever it is. */
    static Naming present(String kind) {
        return new Naming(fresh(kind), id -> !id.isEmpty());
    }

    /** That of its address, which it must bring. */
    public static Naming at(ResourceKey key) {
        return new Naming(key, key.id()::equals);
    }

    /** This one, which is new, whatever it brings. */
    public static Naming added(ResourceKey key) {
        return new Naming(key, _ -> true);
    }

    /** That of what was found, or a new one; it brings none or that. */
    public static Naming found(String kind, Optional<ResourceKey> found) {
        ResourceKey key = found.orElseGet(() -> fresh(kind));
        return new Naming(key, id -> id.isEmpty() || id.equals(key.id()));
    }

    private static ResourceKey fresh(String kind) {
        byte[] id = RandomId.generate().bytes().toArray();
        return new ResourceKey(kind, HexFormat.of().formatHex(id));
    }
}
