package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.node.config.NodeDirectory;
import org.stele.testkit.network.Member;

/** A patient approves an application for their own records at the command line, sees it listed, and revokes it. */
class OwnAppsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REDIRECT = "http://127.0.0.1:8123/answer";
    private static final String SCOPE = "launch/patient offline_access patient/*.rs";

    private static final String ONCE = "launch/patient patient/*.rs";

    @TempDir
    Path folder;

    private final Member hospital = RealNodes.shared().network().member("hospital-a");
    private PatientsFiles patient;

    @BeforeEach
    void aPatientClaimedAndAnApplicationIsRegistered() throws Exception {
        patient = PatientsFiles.in(folder);
        assertThat(patient.claim(RealNodes.shared().slip()).code()).isZero();
        Path registered = new NodeDirectory(hospital.directory()).applications().resolve("steps.json");
        Files.createDirectories(registered.getParent());
        Files.writeString(registered, """
                {"name":"Steps","redirect_uris":["%s"],"approved_by":"patients","scope":"%s"}""".formatted(REDIRECT, SCOPE));
    }

    @Test
    void whatIsApprovedIsListedUntilItIsRevoked() throws Exception {
        String code = begin(SCOPE);
        assertThat(patient.type("approve", code, "--yes", "--days", "366").failed())
                .contains("--days is 1 to 365");
        assertThat(patient.type("approve", code, "--yes", "--patient", "AAAAAAAAAAAAAAAAAAAAAA")
                        .failed())
                .contains("leave --patient out");
        assertThat(patient.type("approve", code, "--yes", "--encounter", "e1").failed())
                .contains("leave --encounter out");
        TypedAtWallet approved = patient.type("approve", code, "--yes", "--days", "90");
        assertThat(approved.code()).as(approved.failed()).isZero();
        assertThat(approved.said())
                .contains(
                        "Steps (steps)",
                        "by itself for 90 days or until you revoke it",
                        "read and search everything in your own records here",
                        "know the id by which your records are found here")
                .containsPattern("approved: [0-9]{6} is the number");
        assertThat(patient.type("approve", begin(ONCE), "--yes", "--days", "90").failed())
                .contains("leave --days out");
        String list = apps("list").said();
        assertThat(list).contains("Steps (steps) for " + SCOPE, "1 approvals");
        assertThat(apps("revoke", list.substring(0, list.indexOf(' '))).said()).contains("reads nothing more");
        assertThat(apps("list").said()).isEqualTo("0 approvals\n");
        assertThat(TypedAtWallet.run(List.of("apps")).code()).isEqualTo(2);
    }

    private TypedAtWallet apps(String command, String... more) {
        List<String> words = new ArrayList<>(List.of("apps", command));
        words.addAll(List.of("--wallet", patient.wallet().toString()));
        words.addAll(List.of("--passphrase-file", patient.passphrase().toString()));
        words.addAll(List.of(more));
        return TypedAtWallet.run(words);
    }

    private String begin(String scope) throws Exception {
        String query = "response_type=code&client_id=steps&redirect_uri=" + encoded(REDIRECT) + "&scope="
                + encoded(scope) + "&state=s&aud=" + encoded(hospital.address() + "/fhir/R4")
                + "&code_challenge_method=S256&code_challenge=" + "E".repeat(43);
        HttpResponse<String> begun =
                send(HttpRequest.newBuilder(hospital.address().resolve("/oauth2/authorize?" + query)));
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        String page = send(HttpRequest.newBuilder(URI.create(
                                begun.headers().firstValue("Location").orElseThrow()))
                        .header("Cookie", cookie.substring(0, cookie.indexOf(';'))))
                .body();
        Matcher matcher =
                Pattern.compile("wallet approve ([0-9A-Z]{4}-[0-9A-Z]{4})<").matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
