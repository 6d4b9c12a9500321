package org.stele.node.fhir.batch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.node.fhir.rest.FhirResponse;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a {@code batch-response} or {@code transaction-response} (R4 http.html#transaction-response). What was answered stands in it as it is: it is JSON already. */
final class BatchResponse {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int ROOM = 8_192;

    private BatchResponse() {}

    static Bytes write(String type, List<FhirResponse> responses) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ROOM);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("resourceType", "Bundle");
            out.writeStringProperty("type", type);
            if (!responses.isEmpty()) {
                out.writeArrayPropertyStart("entry");
                responses.forEach(response -> entry(out, response));
                out.writeEndArray();
            }
            out.writeEndObject();
        }
        return Bytes.wrap(bytes.toByteArray());
    }

    private static void entry(JsonGenerator out, FhirResponse answer) {
        out.writeStartObject();
        answer.resource().ifPresent(resource -> json(out, "resource", resource));
        out.writeObjectPropertyStart("response");
        out.writeStringProperty("status", String.valueOf(answer.status()));
        answer.location().ifPresent(location -> out.writeStringProperty("location", location));
        answer.tag().ifPresent(tag -> out.writeStringProperty("etag", tag));
        answer.version()
                .ifPresent(version -> out.writeStringProperty(
                        "lastModified", version.committed().toString()));
        answer.outcome().ifPresent(outcome -> json(out, "outcome", outcome));
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void json(JsonGenerator out, String name, Bytes value) {
        out.writeName(name);
        out.writeRawValue(new String(value.unsafeArray(), StandardCharsets.UTF_8));
    }
}
