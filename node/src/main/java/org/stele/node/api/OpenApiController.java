package org.stele.node.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of this API (OpenAPI 3.1), kept by hand; a test holds it against the controllers. */
@RestController
final class OpenApiController {
    private static final String RESOURCE = "/org/stele/node/api/openapi.json";

    private final byte[] document = read();

    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document() {
        return document;
    }

    private static byte[] read() {
        try (InputStream in = OpenApiController.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + RESOURCE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar's " + RESOURCE + " cannot be read", e);
        }
    }
}
