package org.stele.testkit.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.fhir.Asking;
import org.stele.testkit.people.Clerk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deletes by the desk, which the wallet has no word for. */
final class RawDelete {
    private RawDelete() {}

    static void send(Clerk clerk, String path) throws Exception {
        send(clerk, path, 204);
    }

    /** Of what answers with something. */
    static JsonNode answered(Clerk clerk, String path) throws Exception {
        return JsonMapper.shared().readTree(send(clerk, path, 200));
    }

    private static String send(Clerk clerk, String path, int expected) throws Exception {
        URI address = URI.create(clerk.employer().address() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header(SignedStatement.HEADER, Asking.header(clerk.employer(), clerk.holder(), "DELETE", address))
                .DELETE()
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException("answered " + answer.statusCode());
            }
            return answer.body();
        }
    }
}
