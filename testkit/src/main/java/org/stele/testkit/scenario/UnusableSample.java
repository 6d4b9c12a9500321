package org.stele.testkit.scenario;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.wallet.http.NodeProblem;

/** The folder that the story takes its patients from, or a file in it, is not what it should be. The message names which. */
public final class UnusableSample extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    UnusableSample(String message) {
        super(message);
    }

    private UnusableSample(String message, Exception cause) {
        super(message, cause);
    }

    static UnusableSample unread(Path file, IOException why) {
        boolean cut = why instanceof EOFException || why instanceof ZipException;
        return new UnusableSample(
                file + (cut ? " is no whole gzip file" : " cannot be read: " + why.getMessage()), why);
    }

    static UnusableSample unlike(Path file, InvalidBundleException why) {
        return new UnusableSample(file + " is no FHIR bundle that can be read: " + why.getMessage(), why);
    }

    /** By the node that was to take it in. */
    static UnusableSample refused(Path file, NodeProblem why) {
        String issues = why.issues().stream()
                .limit(SHOWN)
                .map(issue -> "; " + issue.path() + ": " + issue.code())
                .collect(Collectors.joining());
        int rest = why.issues().size() - SHOWN;
        String more = rest > 0 ? "; and " + rest + " more" : "";
        return new UnusableSample(file + " is refused: " + why.getMessage() + issues + more, why);
    }
}
