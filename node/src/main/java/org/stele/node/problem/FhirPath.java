package org.stele.node.problem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.gateway.fhir.structure.StructureCheck;

/** Tells the paths of issues that are FHIRPath, for {@code OperationOutcome.issue.expression}, from others. */
final class FhirPath {
    /** The place of a name that FHIR does not have stands in a path as {@code *}; whose it is is where to look. */
    private static final Pattern PATH =
            Pattern.compile("(([A-Z][A-Za-z]{1,63})(?:\\.[A-Za-z_][A-Za-z0-9_]{0,63}(?:\\[\\d{1,9}])?)*)(?:\\.\\*.*)?");

    private static final StructureCheck FHIR = new StructureCheck(1);

    private FhirPath() {}

    /** The path, where it begins with a kind of resource. */
    static Optional<String> of(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() && FHIR.knows(matcher.group(2)) ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
