package org.stele.cli.wallet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stele.cli.CommandFailed;
import org.stele.cli.OneLine;
import org.stele.formats.launch.LaunchRequest;
import org.stele.gateway.fhir.scope.ScopeWords;
import org.stele.gateway.fhir.scope.Scopes;

/** What an application asks for, in words. */
final class LaunchWords {
    private LaunchWords() {}

    /** Lines; nothing in them does anything to a terminal. */
    static List<String> of(LaunchRequest request) {
        List<String> lines = new ArrayList<>();
        lines.add("The application " + OneLine.of(request.name()) + " (" + OneLine.of(request.application())
                + ") asks to act for you, until you are asked again in five minutes. It would:");
        ScopeWords.of(scopes(request)).forEach(line -> lines.add("  " + line));
        lines.add("Then your browser goes on to " + OneLine.of(request.host()) + ".");
        lines.add("Approve only what you began yourself, and where your browser shows the same.");
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
