package org.stele.node.smart;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.stele.crypto.Hash;
import org.stele.formats.launch.LaunchRequest;
import org.stele.gateway.fhir.scope.ScopeWords;
import org.stele.node.smart.Application.Approvers;

/** What people see in their browser while an application waits for them: plain HTML, without scripts, that asks again by itself until they typed. */
final class LaunchPages {
    private static final String STYLE =
            "body{font:1.1em/1.5 sans-serif;max-width:36em;margin:3em auto;padding:0 1em}code{font-size:1.3em}";

    /** Nothing but this style, no form that goes elsewhere, in nobody's frame. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder()
                    .encodeToString(
                            Hash.of(STYLE.getBytes(StandardCharsets.UTF_8)).unsafeArray())
            + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final int EACH_SECONDS = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private LaunchPages() {}

    static String waiting(LaunchRequest request, Approvers approvers) {
        String name = text(request.name());
        String wanted = wanted(request, approvers).stream()
                .map(it -> "<li>" + text(it) + "</li>")
                .collect(Collectors.joining("\n"));
        return page(
                name + " asks for access",
                "<meta http-equiv=\"refresh\" content=\"" + EACH_SECONDS + "\">",
                """
                <p>The application <b>%s</b> (<code>%s</code>) asks to act for you. It would:</p>
                <ul>
                %s
                </ul>
                <p>Then you go on to <b>%s</b>.</p>
                <p>Only if you have just begun this yourself, in this browser: approve it with your key, and compare what is shown there with this page.</p>
                %s<p><code>./stele wallet approve %s%s</code></p>
                <p>It shows you a number then, which you type in here. It waits until %s. To refuse it, answer no there, or close this page.</p>
                """.formatted(
                                name,
                                text(request.application()),
                                wanted,
                                text(request.redirect()),
                                opened(request),
                                request.code(),
                                approvers == Approvers.STAFF ? named(request) : "",
                                TIME.format(request.until())));
    }

    /** Not for whom: that is for the seat's wallet. */
    private static String opened(LaunchRequest request) {
        return request.opened()
                .map(by -> "<p>It was opened by the seat <code>" + by.seat() + "</code>, whose key it takes.</p>\n")
                .orElse("");
    }

    private static String named(LaunchRequest request) {
        return (request.namesPatient() ? " --patient SUBJECT" : "")
                + (request.mayNameEncounter() ? " [--encounter ID]" : "");
    }

    private static List<String> wanted(LaunchRequest request, Approvers approvers) {
        PersonScopes scopes = PersonScopes.parse(request.scope()).orElseThrow();
        List<String> words = new ArrayList<>(
                switch (approvers) {
                    case STAFF -> ScopeWords.of(scopes.resources());
                    case PATIENTS -> ScopeWords.ofOwn(scopes.resources());
                });
        if (scopes.has(LaunchRequest.LAUNCH)) {
            words.add("know for which patient, which encounter and what it was opened");
        }
        if (scopes.has(LaunchRequest.OPENID)) {
            words.add("know that it was you");
        }
        if (approvers == Approvers.PATIENTS) {
            words.add(ScopeWords.OWN_ID);
        }
        if (scopes.has(LaunchRequest.OFFLINE)) {
            words.add("go on by itself for as many days as you say, unless you revoke it before");
        }
        return words;
    }

    /** @param wrong how often something else was typed */
    static String confirming(LaunchRequest request, int wrong, int left) {
        return page("Type the number", "", """
                <p>It was approved that the application <b>%s</b> acts for you. It begins once you type the number that your wallet showed.</p>
                <form method="post">
                <p><label>Number <input name="%s" inputmode="numeric" autocomplete="off" maxlength="16" autofocus required></label>
                <button>Go on</button></p>
                </form>
                <p>%s</p>
                <p>Did you approve nothing? Then close this page. Until %s it waits.</p>
                """.formatted(
                        text(request.name()),
                        Launching.NUMBER,
                        wrong == 0 ? "" : "That is another number. Tries that are left: " + left + ".",
                        TIME.format(request.until())));
    }

    static String goingOn(String location) {
        return page(
                "Done",
                "<meta http-equiv=\"refresh\" content=\"0; url=" + text(location) + "\">",
                "<p><a href=\"" + text(location) + "\">Go on</a></p>");
    }

    static String ended() {
        return page(
                "Nothing waits here",
                "",
                "<p>It is over, waited too long, or began in another browser. Begin again in the application.</p>");
    }

    static String refused(String what) {
        return page(
                "This cannot be asked here",
                "",
                "<p>" + text(what) + "</p><p>You were not sent back to the application. Tell who runs it.</p>");
    }

    static String tooMany() {
        return page("Too many requests wait", "", "<p>Begin again in the application in a minute.</p>");
    }

    private static String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="robots" content="noindex">
                %s
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <h1>%s</h1>
                %s
                </body>
                </html>
                """.formatted(head, title, STYLE, title, body);
    }

    private static String text(String any) {
        return HtmlUtils.htmlEscape(any, StandardCharsets.UTF_8.name());
    }
}
