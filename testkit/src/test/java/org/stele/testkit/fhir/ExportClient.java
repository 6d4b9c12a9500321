package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports in bulk as a client of the standard does, each request signed by a seat's key. */
final class ExportClient {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Member node;
    private final SigningInterceptor signing;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> begun = new ArrayList<>();

    ExportClient(Member node, Holder holder) {
        this.node = node;
        this.signing = new SigningInterceptor(holder, node.organisation());
    }

    HttpResponse<String> ask(String path, String prefer) throws Exception {
        return send("GET", node.address() + "/fhir/R4/" + path, prefer);
    }

    /** Begins one; answers where its status is. */
    String begin(String path) throws Exception {
        HttpResponse<String> answer = ask(path, "respond-async");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        begun.add(answer.headers().firstValue("Content-Location").orElseThrow());
        return begun.getLast();
    }

    HttpResponse<String> get(String url) throws Exception {
        return send("GET", url, "");
    }

    HttpResponse<String> delete(String url) throws Exception {
        return send("DELETE", url, "");
    }

    /** Ends all that it began. */
    void endAll() throws Exception {
        for (String status : begun) {
            delete(status);
        }
        begun.clear();
    }

    /** Asks until it is done. */
    JsonNode manifest(String status) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = get(status);
        while (answer.statusCode() == 202 && Instant.now().isBefore(end)) {
            assertThat(answer.headers().firstValue("X-Progress")).isPresent();
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            Thread.sleep(Duration.ofMillis(100));
            answer = get(status);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Expires")).isPresent();
        return JSON.readTree(answer.body());
    }

    /** All that is in the files of an export, each of its file's kind. */
    List<JsonNode> resources(JsonNode manifest) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode file : manifest.path("output")) {
            HttpResponse<String> answer = get(file.path("url").asString(""));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/fhir+ndjson");
            for (String line : answer.body().lines().toList()) {
                all.add(JSON.readTree(line));
                assertThat(all.getLast().path("resourceType")).isEqualTo(file.path("type"));
            }
        }
        return all;
    }

    /** How many resources the manifest says that there are. */
    static int count(JsonNode manifest) {
        int count = 0;
        for (JsonNode file : manifest.path("output")) {
            count += file.path("count").asInt(0);
        }
        return count;
    }

    private HttpResponse<String> send(String method, String url, String prefer) throws Exception {
        URI address = URI.create(url);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header(SignedStatement.HEADER, signing.header(method, address, new byte[0]));
        if (!prefer.isEmpty()) {
            request.header("Prefer", prefer);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
