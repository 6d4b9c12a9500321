package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.VerificationKey;
import org.stele.node.config.NodeDirectory;
import org.stele.testkit.network.Member;
import org.stele.testkit.scenario.Recruiting;

/** A physician gets a seat for a key of their own wallet, and approves with it what an application asks for in the browser. */
class ApprovingTest {
    private static final RealNodes NODES = RealNodes.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REDIRECT = "http://127.0.0.1:8123/answer";

    @TempDir
    Path folder;

    private final Member hospital = NODES.network().member("hospital-b");
    private PatientsFiles physician;

    @BeforeEach
    void aPhysicianHasASeatAndAnApplicationIsRegistered() throws Exception {
        Path registered = new NodeDirectory(hospital.directory()).applications().resolve("rounds.json");
        Files.createDirectories(registered.getParent());
        Files.writeString(registered, """
                {"name":"Rounds","redirect_uris":["%s"],"launch_url":"http://127.0.0.1:8123/launch","scope":"launch user/*.rs launch/patient patient/*.rs"}""".formatted(REDIRECT));
        physician = PatientsFiles.in(folder);
    }

    @Test
    void theKeyOfASeatIsMadeBeforeTheSeatAndApprovesWhatItsBrowserBegan() throws Exception {
        String node = hospital.address().toString();
        TypedAtWallet made = physician.type("seat", "--node", node);
        assertThat(made.code()).as(made.failed()).isZero();
        String key = found(made.said(), "the key for your seat: (\\S+)");
        assertThat(physician.type("seat", "--node", node).said()).contains(key);
        String seat = new Recruiting(NODES.cast().board())
                .open(
                        NODES.cast().hospitalB(),
                        Recruiting.staff("a physician"),
                        VerificationKey.parse(key),
                        Recruiting.powers(Power.SIGN))
                .toString();
        assertThat(physician.type("show").said()).contains("once your seat is open, 'stele wallet seat");
        TypedAtWallet early = physician.type("approve", "7KQ2-M9XB");
        assertThat(early.failed()).contains("stele wallet seat --seat");
        TypedAtWallet wrong = physician.type(
                "seat", "--node", node, "--seat", NODES.physicianAtB().author().name());
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.failed()).contains("no such seat was opened with the wallet's key");
        TypedAtWallet kept = physician.type("seat", "--node", node, "--seat", seat);
        assertThat(kept.code()).as(kept.failed()).isZero();
        assertThat(physician.read().unclaimed()).isEmpty();

        Browser page = begin("user/Observation.rs");
        TypedAtWallet unasked = physician.type("approve", code(page));
        assertThat(unasked.code()).isEqualTo(1);
        assertThat(unasked.failed()).contains("give --yes, or --refuse");
        TypedAtWallet approved = physician.type("approve", code(page), "--yes");
        assertThat(approved.code()).as(approved.failed()).isZero();
        assertThat(approved.said())
                .contains("Rounds (rounds)", "read and search Observation", REDIRECT, "It acts as your seat:" + seat)
                .containsPattern("begun from the address \\S+ at .* UTC, and waits until .* UTC");
        assertThat(page.look().headers().firstValue("Location")).isEmpty();
        page.type(found(approved.said(), "approved: ([0-9]{6})"));
        assertThat(page.look().headers().firstValue("Location").orElseThrow()).startsWith(REDIRECT + "?code=");

        TypedAtWallet opened = physician.type("launch", "rounds", "--intent", "rounds");
        assertThat(opened.code()).as(opened.failed()).isZero();
        assertThat(opened.said()).contains("http://127.0.0.1:8123/launch?iss=http%3A%2F%2F");
        Browser ofOpened =
                begin("launch user/Observation.rs&launch=" + found(opened.said(), "&launch=([A-Za-z0-9_-]{22})"));
        assertThat(physician.type("approve", code(ofOpened), "--yes").said())
                .contains("You opened it to do this: rounds.", "approved: ");
        assertThat(physician.type("launch", "rounds", "--encounter", "e1").failed())
                .contains("name the patient too");
        assertThat(physician.type("launch", "rounds", "--patient-shown").failed())
                .contains("name the patient too");
        assertThat(physician.type("launch", "never-was").failed()).contains("No application of this name");

        Browser refused = begin("user/Observation.rs");
        assertThat(physician.type("approve", code(refused), "--refuse").said()).contains("refused");
        assertThat(refused.look().headers().firstValue("Location").orElseThrow())
                .contains("error=access_denied");

        Browser ofOne = begin("launch/patient patient/Observation.rs");
        assertThat(physician.type("approve", code(ofOne), "--yes").failed()).contains("--patient");
        TypedAtWallet nobody = physician.type(
                "approve",
                code(ofOne),
                "--yes",
                "--patient",
                SubjectId.generate().toString());
        assertThat(nobody.said()).contains("The patient is subject:", "learns who that is");
        assertThat(nobody.failed()).contains("no such patient");
        assertThat(physician.type("approve", code(ofOne), "--yes", "--refuse").failed())
                .contains("mutually exclusive");
        assertThat(physician.type("approve", "7KQ2-M9XB", "--yes").failed()).contains("Nothing waits under this code");
    }

    private Browser begin(String scope) throws Exception {
        String query = "response_type=code&client_id=rounds&redirect_uri=" + encoded(REDIRECT) + "&scope="
                + encoded(scope).replace("%26launch%3D", "&launch=") + "&state=s&aud="
                + encoded(hospital.address() + "/fhir/R4")
                + "&code_challenge_method=S256&code_challenge=" + "E".repeat(43);
        HttpHeaders begun = send(HttpRequest.newBuilder(hospital.address().resolve("/oauth2/authorize?" + query)))
                .headers();
        return new Browser(
                URI.create(begun.firstValue("Location").orElseThrow()),
                found(begun.firstValue("Set-Cookie").orElseThrow(), "^([^;]+)"));
    }

    /** At the page where it waits. */
    private record Browser(URI page, String cookie) {
        HttpResponse<String> look() throws Exception {
            return send(HttpRequest.newBuilder(page).header("Cookie", cookie));
        }

        void type(String number) throws Exception {
            send(HttpRequest.newBuilder(page)
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("number=" + number)));
        }
    }

    private static String code(Browser page) throws Exception {
        return found(page.look().body(), "wallet approve ([0-9A-Z]{4}-[0-9A-Z]{4})");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
