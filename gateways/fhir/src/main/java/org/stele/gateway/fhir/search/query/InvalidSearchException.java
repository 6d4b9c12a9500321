package org.stele.gateway.fhir.search.query;

/** A search that is not understood. What it was to be searched by may be health data, so that only names stand in the message. */
public final class InvalidSearchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, and what to do. */
    public enum Reason {
        UNKNOWN_KIND("is no kind of resource: compare with the CapabilityStatement"),
        UNKNOWN_PARAMETER(
                "is no search parameter here: compare with the CapabilityStatement, or send Prefer: handling=lenient"),
        UNKNOWN_MODIFIER("has a modifier that is not supported: leave it out"),
        BAD_VALUE("has a value of another form than its type has"),
        REQUIRED("is needed for this operation: name whom it is about"),
        TOO_LITTLE(
                "says too little: give an identifier with its system, or birth date and name, or the whole name with a"
                        + " telephone number, mail address or postal code"),
        GUESSED("has wildcards or nothing but initials: names are compared whole"),
        CONTRADICTORY("contradicts another parameter: leave one of them out"),
        AMBIGUOUS("may refer to several kinds of resource: name one, as in subject:Patient.name"),
        TOO_MUCH("is more than one search may ask: ask in several, or for smaller pages"),
        TOO_DEEP("is chained too far: at most three times");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }
    }

    private final Reason reason;
    private final String parameter;

    public InvalidSearchException(Reason reason, String parameter) {
        super("the parameter " + parameter + " " + reason.advice);
        this.reason = reason;
        this.parameter = parameter;
    }

    public Reason reason() {
        return reason;
    }

    /** Its name, with modifier and chain. */
    public String parameter() {
        return parameter;
    }
}
