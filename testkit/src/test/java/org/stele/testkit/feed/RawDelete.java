package org.stele.testkit.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.fhir.Asking;
import org.stele.testkit.people.Clerk;

/** Deletes by the desk, which the wallet has no word for. */
final class RawDelete {
    private RawDelete() {}

    static void send(Clerk clerk, String path) throws Exception {
        URI address = URI.create(clerk.employer().address() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header(SignedStatement.HEADER, Asking.header(clerk.employer(), clerk.holder(), "DELETE", address))
                .DELETE()
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 204) {
                throw new IllegalStateException("answered " + status);
            }
        }
    }
}
