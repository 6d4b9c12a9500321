package org.stele.cli.wallet;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stele.cli.CommandFailed;
import org.stele.cli.OneLine;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.OpenedBy;
import org.stele.gateway.fhir.scope.ScopeWords;
import org.stele.gateway.fhir.scope.Scopes;
import org.stele.ledger.contract.Author;

/** What an application asks for, in words. */
final class LaunchWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LaunchWords() {}

    /**
     * Lines; nothing in them does anything to a terminal.
     *
     * @param author who reads them; a patient approves it for their own records
     * @param days for how long, where it asks for that
     * @throws CommandFailed where the node says that another seat opened it: only whoever opened it knows that they did
     */
    static List<String> of(LaunchRequest request, Author author, int days) {
        requireOpenedBy(author, request);
        boolean isPatient = author.kind().equals(Actor.SUBJECT);
        List<String> lines = new ArrayList<>();
        lines.add("The application " + OneLine.of(request.name()) + " (" + OneLine.of(request.application())
                + ") asks to act for you" + howLong(request, days) + ". It would:");
        Scopes scopes = scopes(request);
        (isPatient ? ScopeWords.ofOwn(scopes) : ScopeWords.of(scopes)).forEach(line -> lines.add("  " + line));
        if (request.has(LaunchRequest.LAUNCH)) {
            lines.add("  know for which patient, which encounter and what it was opened");
        }
        if (request.has(LaunchRequest.OPENID)) {
            lines.add("  know that it was you");
        }
        if (isPatient) {
            lines.add("  " + ScopeWords.OWN_ID);
        }
        lines.add("Then your browser goes on to " + OneLine.of(request.redirect()) + ".");
        lines.add("It was begun from the address " + OneLine.of(request.from()) + " at " + TIME.format(request.since())
                + ", and waits until " + TIME.format(request.until()) + ".");
        request.opened().map(OpenedBy::context).ifPresent(context -> lines.add(opened(context)));
        lines.add("Approve only what you began yourself, and where your browser shows the same.");
        return lines;
    }

    private static void requireOpenedBy(Author author, LaunchRequest request) {
        if (request.opened().filter(by -> !by.seat().author().equals(author)).isPresent()) {
            throw new CommandFailed("the node says that somebody else opened it from the record system: "
                    + "do not approve it, and tell who runs the node");
        }
    }

    private static String opened(LaunchContext context) {
        return "You opened it"
                + context.intent()
                        .map(intent -> " to do this: " + OneLine.of(intent))
                        .orElse("")
                + (context.needPatientBanner() ? "." : ", where the patient is shown already.");
    }

    private static String howLong(LaunchRequest request, int days) {
        return request.has(LaunchRequest.OFFLINE)
                ? ", by itself for " + days + " days or until you revoke it"
                : ", until you are asked again in five minutes";
    }

    /**
     * For whom it would act, and of whom it would see something.
     *
     * @param patient where it asks for one, or was opened for one
     * @param encounter as the patient
     */
    static List<String> whom(Author author, Optional<SubjectId> patient, Optional<String> encounter) {
        List<String> lines = new ArrayList<>();
        lines.add("It acts as your " + author + ".");
        patient.ifPresent(subject -> lines.add(
                "The patient is " + subject.author() + "; the application learns who that is. Is it the right one?"));
        encounter.ifPresent(id -> lines.add("The encounter is " + OneLine.of(id) + "."));
        return lines;
    }

    private static Scopes scopes(LaunchRequest request) {
        return Scopes.parse(request.resources())
                .orElseThrow(
                        () -> new CommandFailed("it asks for something that this program cannot say: use a newer one"));
    }
}
