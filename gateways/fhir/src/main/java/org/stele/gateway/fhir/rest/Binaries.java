package org.stele.gateway.fhir.rest;

import java.util.Base64;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.json.CanonicalJson;
import tools.jackson.databind.node.JsonNodeFactory;

/** Files as resources (R4 binary.html). */
final class Binaries {
    private Binaries() {}

    /** A proof file, which is CBOR. */
    static Answer ofProof(Bytes file) {
        return Answer.of(CanonicalJson.write(JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Binary")
                .put("contentType", "application/cbor")
                .put("data", Base64.getEncoder().encodeToString(file.unsafeArray()))));
    }
}
