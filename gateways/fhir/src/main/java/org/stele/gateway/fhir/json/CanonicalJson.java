package org.stele.gateway.fhir.json;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.stele.crypto.Bytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * The one form in which a resource is sealed: FHIR's canonical JSON (R4 json.html#canonical) with nothing left out. No white
 * space between tokens, members ordered by name (UTF-16 code units), strings with the fewest escapes, decimals with the
 * precision they came in.
 */
public final class CanonicalJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int ROOM = 2048;

    private CanonicalJson() {}

    public static Bytes write(JsonNode value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ROOM);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(value, out);
        }
        return Bytes.wrap(bytes.toByteArray());
    }

    private static void write(JsonNode value, JsonGenerator out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out);
            case ARRAY -> writeArray(value, out);
            case STRING -> out.writeString(value.stringValue());
            case NUMBER -> writeNumber(value, out);
            case BOOLEAN -> out.writeBoolean(value.booleanValue());
            case NULL -> out.writeNull();
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON value");
        }
    }

    private static void writeObject(JsonNode value, JsonGenerator out) {
        out.writeStartObject();
        value.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(member -> {
            out.writeName(member.getKey());
            write(member.getValue(), out);
        });
        out.writeEndObject();
    }

    private static void writeArray(JsonNode value, JsonGenerator out) {
        out.writeStartArray();
        value.forEach(item -> write(item, out));
        out.writeEndArray();
    }

    private static void writeNumber(JsonNode value, JsonGenerator out) {
        if (value.isIntegralNumber()) {
            out.writeNumber(value.bigIntegerValue());
        } else {
            out.writeNumber(value.decimalValue());
        }
    }
}
