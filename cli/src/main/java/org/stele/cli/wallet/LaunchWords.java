package org.stele.cli.wallet;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stele.cli.CommandFailed;
import org.stele.cli.OneLine;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.launch.LaunchRequest;
import org.stele.gateway.fhir.scope.ScopeWords;
import org.stele.gateway.fhir.scope.Scopes;
import org.stele.ledger.contract.Author;

/** What an application asks for, in words. */
final class LaunchWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LaunchWords() {}

    /** Lines; nothing in them does anything to a terminal. */
    static List<String> of(LaunchRequest request) {
        List<String> lines = new ArrayList<>();
        lines.add("The application " + OneLine.of(request.name()) + " (" + OneLine.of(request.application())
                + ") asks to act for you, until you are asked again in five minutes. It would:");
        ScopeWords.of(scopes(request)).forEach(line -> lines.add("  " + line));
        lines.add("Then your browser goes on to " + OneLine.of(request.redirect()) + ".");
        lines.add("It was begun from the address " + OneLine.of(request.from()) + " at " + TIME.format(request.since())
                + ", and waits until " + TIME.format(request.until()) + ".");
        lines.add("Approve only what you began yourself, and where your browser shows the same.");
        return lines;
    }

    /**
     * For whom it would act, and of whom it would see something.
     *
     * @param patient where it asks for one
     */
    static List<String> whom(Author seat, Optional<SubjectId> patient) {
        List<String> lines = new ArrayList<>();
        lines.add("It acts as your " + seat + ".");
        patient.ifPresent(subject -> lines.add(
                "The patient is " + subject.author() + "; the application learns who that is. Is it the right one?"));
        return lines;
    }

    private static Scopes scopes(LaunchRequest request) {
        String resources = Arrays.stream(request.scope().split(" ", -1))
                .filter(Predicate.not(LaunchRequest.OF_ONE_PATIENT::equals))
                .collect(Collectors.joining(" "));
        return Scopes.parse(resources)
                .orElseThrow(
                        () -> new CommandFailed("it asks for something that this program cannot say: use a newer one"));
    }
}
