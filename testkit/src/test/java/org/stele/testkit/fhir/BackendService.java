package org.stele.testkit.fhir;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.stele.node.config.NodeDirectory;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service of a hospital that reads by itself, registered at the hospital's node, with a key of its own. */
record BackendService(Member member, String id, RSAKey key) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static BackendService of(Member member, String id) throws Exception {
        return new BackendService(
                member, id, new RSAKeyGenerator(2048).keyID("spring").generate());
    }

    BackendService register(Holder seat, String scope) throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), """
                {"name":"Quality report","seat":"%s","scope":"%s","jwks":%s}
                """.formatted(seat.author().name(), scope, new JWKSet(key.toPublicJWK())));
        return this;
    }

    void remove() throws Exception {
        Files.delete(file());
    }

    private Path file() {
        return new NodeDirectory(member.directory()).applications().resolve(id + ".json");
    }

    /**
     * A token, from where the node's own description says.
     *
     * @throws IllegalStateException with the answer, where it gets none
     */
    String token(String scope) throws Exception {
        JsonNode described = json(get("/fhir/R4/.well-known/smart-configuration"));
        JsonNode answer = json(post(
                URI.create(described.path("token_endpoint").asString()),
                "grant_type",
                "client_credentials",
                "scope",
                scope));
        if (!answer.has("access_token")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.path("access_token").asString();
    }

    int revoke(String token) throws Exception {
        return post(member.address().resolve("/oauth2/revoke"), "token", token).statusCode();
    }

    HttpResponse<String> post(URI address, String... namesAndValues) throws Exception {
        StringBuilder form =
                new StringBuilder("client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                        + "&client_assertion=" + assertion());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append('&').append(namesAndValues[i]).append('=');
            form.append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return HTTP.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(member.address().resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** @param request a method and an address below FHIR's, with a blank between them */
    HttpResponse<String> send(String request, String token) throws Exception {
        String[] parts = request.split(" ", 2);
        return HTTP.send(
                HttpRequest.newBuilder(member.address().resolve("/fhir/R4/" + parts[1]))
                        .method(parts[0], HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    IGenericClient client(String token) {
        IGenericClient client = Ward.R4.newRestfulGenericClient(member.address() + "/fhir/R4");
        client.registerInterceptor(new BearerTokenAuthInterceptor(token));
        return client;
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private String assertion() throws Exception {
        Instant now = Instant.now();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS384)
                        .keyID(key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(id)
                        .subject(id)
                        .audience(member.address() + "/oauth2/token")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }
}
