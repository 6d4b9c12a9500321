package org.stele.gateway.fhir.structure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of FHIR R4, read once from the compact file in this package. Immutable. */
final class Schema {
    static final Schema R4 = SchemaReader.read("r4.schema");

    private final Map<String, TypeSchema> types;
    private final Set<String> names;

    Schema(Map<String, TypeSchema> types, Set<String> names) {
        this.types = Map.copyOf(types);
        this.names = Set.copyOf(names);
    }

    Optional<TypeSchema> resource(String kind) {
        return Optional.ofNullable(types.get(kind)).filter(TypeSchema::resource);
    }

    /** A type that another type of the schema names. */
    TypeSchema type(String name) {
        TypeSchema type = types.get(name);
        if (type == null) {
            throw new IllegalStateException("the schema lacks the type " + name);
        }
        return type;
    }

    /** Whether any type of the standard has an element of this name, so that a message may repeat it. */
    boolean knowsName(String name) {
        return names.contains(name);
    }
}
