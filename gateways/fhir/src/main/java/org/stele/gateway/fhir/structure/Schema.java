package org.stele.gateway.fhir.structure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of FHIR R4, read once from the compact file in this package. Immutable. */
final class Schema {
    static final Schema R4 = SchemaReader.read("r4.schema");

    private final Map<String, TypeSchema> types;
    private final Set<String> names;
    private final Set<String> textNames;

    Schema(Map<String, TypeSchema> types) {
        this.types = Map.copyOf(types);
        this.names = elements().map(Element::name).collect(Collectors.toUnmodifiableSet());
        this.textNames = elements()
                .filter(it -> it.content() instanceof Element.Primitive primitive
                        && primitive.form().isFreeText())
                .map(Element::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Element> elements() {
        return types.values().stream().flatMap(it -> it.members().values().stream());
    }

    boolean mayHoldText(String name) {
        return textNames.contains(name);
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
