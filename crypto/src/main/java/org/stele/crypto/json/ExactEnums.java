package org.stele.crypto.json;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;

/** Reads an enum by its exact name: the library's own reader would forgive white space around it. */
final class ExactEnums extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> findEnumDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        return new Reader(type.getRawClass());
    }

    private static final class Reader extends StdDeserializer<Object> {
        private final Map<String, Object> byName;

        Reader(Class<?> type) {
            super(type);
            byName = Stream.of(type.getEnumConstants())
                    .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), Function.identity()));
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            @Nullable Object constant = in.currentToken() == JsonToken.VALUE_STRING ? byName.get(in.getString()) : null;
            return constant != null ? constant : context.reportInputMismatch(this, "expected an exact name");
        }
    }
}
