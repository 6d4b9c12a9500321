package org.stele.node.problem;

/** FHIR's codes for what can be wrong with a resource (R4 valueset-issue-type.html). */
final class IssueType {
    private IssueType() {}

    /** @param code of a {@link ProblemIssue} */
    static String of(String code) {
        return switch (code) {
            case "TOO_FEW", "EMPTY", "NO_PATIENT", "NO_MEDICAL_RECORD_NUMBER" -> "required";
            case "SYNTAX",
                    "ENCODING",
                    "DEPTH",
                    "DUPLICATE_FIELD",
                    "TRAILING_DATA",
                    "UNKNOWN_ELEMENT",
                    "WRONG_TYPE",
                    "TOO_MANY",
                    "SEVERAL_CHOICES" -> "structure";
            case "SIZE" -> "too-long";
            case "BAD_FORMAT", "BAD_REFERENCE", "WRONG_TARGET", "OTHER_KIND", "OTHER_ID" -> "value";
            case "NOT_IN_VALUE_SET" -> "code-invalid";
            case "PROFILE" -> "invariant";
            case "CLINICIAN_MISSING", "METHOD_NOT_ALLOWED" -> "not-supported";
            default -> "invalid";
        };
    }
}
