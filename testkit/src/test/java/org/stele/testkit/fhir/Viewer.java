package org.stele.testkit.fhir;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody else's viewer of SMART Health Links 1.0: it has the text of the link, and knows nothing of this project.
 *
 * @param payload of the link
 */
record Viewer(JsonNode payload) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ORIGIN = "https://viewer.example";

    /** As a person pastes it. */
    static Viewer of(String shlink) {
        String coded = shlink.substring(shlink.indexOf("shlink:/") + "shlink:/".length());
        return new Viewer(JSON.readTree(Base64.getUrlDecoder().decode(coded)));
    }

    URI url() {
        return URI.create(payload.path("url").asString(""));
    }

    HttpResponse<String> ask(Map<String, ?> body) throws Exception {
        return post(url(), JSON.writeValueAsString(body));
    }

    static HttpResponse<String> post(URI url, String body) throws Exception {
        return send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    static HttpResponse<String> head(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).HEAD());
    }

    /** What a browser asks before. */
    HttpResponse<String> preflight() throws Exception {
        return send(HttpRequest.newBuilder(url())
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(
                request.header("Origin", ORIGIN).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The file of a manifest. */
    static JsonNode file(HttpResponse<String> manifest) {
        return JSON.readTree(manifest.body()).path("files").path(0);
    }

    Bundle open(HttpResponse<String> manifest) throws Exception {
        return open(file(manifest).path("embedded").asString(""));
    }

    Bundle open(String file) throws Exception {
        JWEObject jwe = JWEObject.parse(file);
        jwe.decrypt(new DirectDecrypter(
                Base64.getUrlDecoder().decode(payload.path("key").asString(""))));
        return Ward.R4
                .newJsonParser()
                .parseResource(Bundle.class, jwe.getPayload().toString());
    }
}
