package org.stele.node.fhir.export;

import org.stele.crypto.Bytes;
import org.stele.exchange.export.Export;
import org.stele.gateway.fhir.json.CanonicalJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where an export's files are (Bulk Data Access 2.0, export.html#response---complete-status). */
public final class Manifest {
    private Manifest() {}

    /**
     * The manifest.
     *
     * @param address of the export's status
     */
    public static Bytes of(Export export, String address) {
        ObjectNode manifest = JsonNodeFactory.instance
                .objectNode()
                .put("transactionTime", export.asOf().toString())
                .put("request", export.order().request())
                .put("requiresAccessToken", true);
        ArrayNode output = manifest.putArray("output");
        export.files().stream()
                .filter(file -> file.count() > 0)
                .forEach(file -> output.addObject()
                        .put("type", file.kind())
                        .put("url", address + "/" + file.number())
                        .put("count", file.count()));
        manifest.putArray("error");
        return CanonicalJson.write(manifest);
    }
}
