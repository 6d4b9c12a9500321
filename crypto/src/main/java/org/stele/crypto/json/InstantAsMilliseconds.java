package org.stele.crypto.json;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** An instant as an integer: milliseconds since 1970-01-01T00:00:00Z. Writing cuts off what is finer. */
final class InstantAsMilliseconds extends SimpleModule {
    private static final long serialVersionUID = 1L;

    InstantAsMilliseconds() {
        super("instants as milliseconds");
        addSerializer(Instant.class, new Writer());
        addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Instant> {
        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeNumber(value.toEpochMilli());
        }
    }

    private static final class Reader extends StdDeserializer<Instant> {
        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                return context.reportInputMismatch(this, "expected milliseconds since 1970");
            }
            return Instant.ofEpochMilli(in.getLongValue());
        }
    }
}
