package org.stele.gateway.fhir.search.query;

import java.util.function.Predicate;
import org.stele.exchange.search.LinkedPatient;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.vault.segment.Facts;

/** A resource's kind and id, as the index has them. */
public final class Address {
    /** All of one kind. */
    public record OfKind(String kind) implements Predicate<Facts> {
        @Override
        public boolean test(Facts facts) {
            return facts.address().startsWith(kind + "/");
        }
    }

    private Address() {}

    public static ResourceKey of(Facts facts) {
        return of(facts.address());
    }

    public static ResourceKey of(LinkedPatient patient) {
        return of(patient.address());
    }

    private static ResourceKey of(String address) {
        int slash = address.indexOf('/');
        return new ResourceKey(address.substring(0, slash), address.substring(slash + 1));
    }

    public static Predicate<Facts> ofKind(String kind) {
        return new OfKind(kind);
    }
}
