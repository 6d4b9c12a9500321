package org.stele.testkit.fhir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchConfirmation;
import org.stele.testkit.people.Clinician;
import org.stele.wallet.launch.LaunchClient;

/** The browser that an application opened, at the page where it waits. */
record LaunchedBrowser(URI page, String cookie) {
    private static final Pattern CODE = Pattern.compile("wallet approve ([0-9A-Z]{4}-[0-9A-Z]{4})");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Sent there by the application. */
    static LaunchedBrowser at(URI asked) throws Exception {
        HttpResponse<String> begun = LaunchedApp.get(asked);
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        return new LaunchedBrowser(
                URI.create(begun.headers().firstValue("Location").orElseThrow()),
                cookie.substring(0, cookie.indexOf(';')));
    }

    HttpResponse<String> look() throws Exception {
        return send(HttpRequest.newBuilder(page));
    }

    HttpResponse<String> head() throws Exception {
        return send(HttpRequest.newBuilder(page).HEAD());
    }

    HttpResponse<String> type(LaunchConfirmation number) throws Exception {
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("number=" + number)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.header("Cookie", cookie).build(), HttpResponse.BodyHandlers.ofString());
    }

    LaunchCode code() throws Exception {
        HttpResponse<String> shown = look();
        Matcher matcher = CODE.matcher(shown.body());
        if (!matcher.find()) {
            throw new AssertionError(shown.body());
        }
        return LaunchCode.parse(matcher.group(1));
    }

    /** Approved by whoever sits there: what the application is answered. */
    HttpResponse<String> approved(Clinician clinician, Optional<SubjectId> patient) throws Exception {
        LaunchClient wallet = LaunchedApp.wallet(clinician);
        type(wallet.approve(wallet.read(code()), patient));
        return look();
    }
}
