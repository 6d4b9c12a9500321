package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.node.config.NodeDirectory;
import org.stele.testkit.network.Member;
import org.stele.testkit.people.SharedNetwork;

/** Pages of registered applications ask what applications ask; no other page asks anything, and none asks as a person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserAppTest {
    private static final String OWN = "https://pages.example:8443";
    private static final List<String> ADDRESSES = List.of(
            "/fhir/R4/metadata",
            "/fhir/R4/Patient/1",
            "/fhir/R4/.well-known/smart-configuration",
            "/.well-known/openid-configuration",
            "/oauth2/userinfo",
            "/oauth2/jwks");
    private final Member hospital = SharedNetwork.get().member("hospital-a");

    @BeforeAll
    void registerAnApplication() throws Exception {
        Path file = new NodeDirectory(hospital.directory()).applications().resolve("pages.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"name":"Pages","redirect_uris":["%s/answer"],"scope":"user/*.rs"}""".formatted(OWN));
    }

    @Test
    void aRegisteredPageAsksFirstAndMay() throws Exception {
        for (String path : ADDRESSES) {
            String answer = preflight(path, "GET", OWN);
            assertThat(answer).as(path).startsWith("http/1.1 204").contains("access-control-allow-origin: " + OWN);
            assertThat(answer)
                    .contains("vary: origin", "access-control-allow-headers: accept, authorization, content-type")
                    .doesNotContain("allow-credentials", "stele-request", "put", "delete");
        }
        for (String path :
                List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect", "/fhir/R4/Patient/_search")) {
            assertThat(preflight(path, "POST", OWN)).as(path).contains("access-control-allow-origin: " + OWN);
        }
        assertThat(ask("GET", "/fhir/R4/metadata", OWN, ""))
                .startsWith("http/1.1 200")
                .contains("access-control-allow-origin: " + OWN, "access-control-expose-headers: ", "vary: origin");
        assertThat(ask("GET", "/fhir/R4/Patient/1", OWN, ""))
                .as("what is refused can be read too")
                .startsWith("http/1.1 401")
                .contains("access-control-allow-origin: " + OWN);
    }

    @Test
    void noOtherPageMay() throws Exception {
        for (String origin : List.of(
                "https://pages.example",
                "http://pages.example:8443",
                "https://pages.example:8443/",
                "https://PAGES.example:8443",
                "https://pages.example:8443.evil.example",
                "null",
                "*")) {
            assertThat(preflight("/fhir/R4/Patient/1", "GET", origin))
                    .as(origin)
                    .doesNotContain("access-control-allow");
            assertThat(ask("GET", "/fhir/R4/metadata", origin, ""))
                    .startsWith("http/1.1 200")
                    .doesNotContain("access-control-allow")
                    .contains("vary: origin");
        }
    }

    @Test
    void noPageAsksWhatPeopleSignOrWrites() throws Exception {
        for (String path : List.of(
                "/v1/network", "/v1/openapi.json", "/oauth2/authorize", "/oauth2/launches/AAAAAAAAAAAAAAAAAAAAAA")) {
            assertThat(preflight(path, "GET", OWN)).as(path).doesNotContain("access-control-allow");
            assertThat(ask("GET", path, OWN, "")).as(path).doesNotContain("access-control-allow");
        }
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            assertThat(preflight("/fhir/R4/Patient/1", method, OWN)).as(method).doesNotContain("access-control-allow");
        }
    }

    private String preflight(String path, String method, String origin) throws Exception {
        return ask("OPTIONS", path, origin, "Access-Control-Request-Method: " + method + "\r\n");
    }

    /** The answer's head in small letters; by hand, since clients send no such headers for others. */
    private String ask(String method, String path, String origin, String more) throws Exception {
        URI address = hospital.address();
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nOrigin: " + origin
                + "\r\nConnection: close\r\n" + more + "\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
        }
    }
}
