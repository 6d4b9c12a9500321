package org.stele.testkit.fhir;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.node.config.NodeDirectory;
import org.stele.testkit.network.Member;
import org.stele.testkit.people.Clinician;
import org.stele.wallet.launch.LaunchClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application on a clinician's machine, registered at the hospital's node without a key, and the browser that it opens. */
record LaunchedApp(Member member, String id, String verifier) {
    static final String LAUNCH_URL = "http://127.0.0.1:8123/launch";

    private static final String REDIRECT = "http://127.0.0.1:8123/answer";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static LaunchedApp of(Member member, String id) {
        return new LaunchedApp(member, id, RandomId.generate().toString() + RandomId.generate());
    }

    LaunchedApp register(String scope) throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), """
                {"name":"Growth <b>charts</b>","redirect_uris":["%s"],"scope":"%s"}""".formatted(REDIRECT, scope));
        return this;
    }

    /** To be opened from the record system too. */
    LaunchedApp registerToOpen(String scope) throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), """
                {"name":"Opened","redirect_uris":["%s"],"launch_url":"%s","scope":"%s"}""".formatted(REDIRECT, LAUNCH_URL, scope));
        return this;
    }

    LaunchedApp registerForPatients(String scope) throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), """
                {"name":"Steps","redirect_uris":["%s"],"approved_by":"patients","scope":"%s"}""".formatted(REDIRECT, scope));
        return this;
    }

    void remove() throws Exception {
        Files.delete(file());
    }

    private Path file() {
        return new NodeDirectory(member.directory()).applications().resolve(id + ".json");
    }

    /** Where the browser is sent first. */
    URI asked(String scope) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        JsonNode described = json(get(member.address().resolve("/fhir/R4/.well-known/smart-configuration")));
        return URI.create(described.path("authorization_endpoint").asString() + "?"
                + form(
                        "response_type",
                        "code",
                        "client_id",
                        id,
                        "redirect_uri",
                        REDIRECT,
                        "scope",
                        scope,
                        "state",
                        "its session",
                        "aud",
                        member.address() + "/fhir/R4",
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                        "code_challenge_method",
                        "S256"));
    }

    /** The page at which the browser waits. */
    LaunchedBrowser begin(String scope) throws Exception {
        return LaunchedBrowser.at(asked(scope));
    }

    static LaunchClient wallet(Clinician clinician) {
        return new LaunchClient(clinician.node(), clinician.holder());
    }

    /** All of it, with the clinician's approval. */
    JsonNode launch(String scope, Clinician clinician, Optional<SubjectId> patient) throws Exception {
        return token(answer(begin(scope).approved(clinician, patient), "code"));
    }

    /** A member of what the browser brings back. */
    static String answer(HttpResponse<String> answered, String name) {
        String query = URI.create(answered.headers().firstValue("Location").orElseThrow())
                .getRawQuery();
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(query);
    }

    JsonNode token(String code) throws Exception {
        return json(post(
                "/oauth2/token",
                "grant_type",
                "authorization_code",
                "client_id",
                id,
                "code",
                code,
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                verifier));
    }

    HttpResponse<String> post(String path, String... namesAndValues) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(member.address().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(namesAndValues)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String path, String token, String contentType, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(member.address().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(member.address().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    IGenericClient client(JsonNode token) {
        IGenericClient client = Ward.R4.newRestfulGenericClient(member.address() + "/fhir/R4");
        client.registerInterceptor(new BearerTokenAuthInterceptor(text(token)));
        return client;
    }

    static String text(JsonNode token) {
        return Objects.requireNonNull(token.path("access_token").asString(null), token::toString);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static String form(String... namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&").append(namesAndValues[i]).append('=');
            form.append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
