package org.stele.gateway.fhir.issue;

/** Why something was refused: a closed list, so that no message ever repeats what came from outside. */
public enum Reason {
    SIZE("larger than this node accepts: send smaller bundles or raise the limit"),
    ENCODING("not plain UTF-8: remove the byte order mark or the invalid bytes"),
    SYNTAX("not JSON"),
    DEPTH("nested deeper than FHIR needs"),
    DUPLICATE_FIELD("the same member twice in one object"),
    TRAILING_DATA("data after the end of the bundle"),
    NOT_A_BUNDLE("not a FHIR R4 Bundle"),
    BUNDLE_TYPE("only transaction, batch and collection bundles are taken in"),
    REQUEST("only unconditional POST and PUT requests are taken in"),
    NO_IDENTITY("neither a fullUrl nor an id: give the entry one of them"),
    DUPLICATE_IDENTITY("the same identity as an earlier entry"),
    NO_PATIENT("the bundle has no Patient: one bundle is one patient"),
    SEVERAL_PATIENTS("the bundle has more than one Patient: one bundle is one patient"),
    OTHER_PATIENT("names a patient who is not the bundle's, or not one of this server's"),
    OTHER_KIND("another resource type than its address has"),
    OTHER_ID("not the id that it has here: a new one brings none, a version that of its address"),
    RESERVED_ID("an id that only this server gives, to what it makes itself: give another"),
    SUBSETTED("a part of a resource: read all of it before it is written"),
    UNKNOWN_KIND("not a resource type of FHIR R4"),
    UNKNOWN_ELEMENT("not an element of this type in FHIR R4"),
    WRONG_TYPE("another JSON type than the element has"),
    BAD_FORMAT("not in the form of its primitive type"),
    TOO_FEW("a mandatory element is missing"),
    TOO_MANY("an element is there more often than allowed"),
    SEVERAL_CHOICES("more than one of the alternatives of a choice element"),
    NOT_IN_VALUE_SET("not a code of the required value set"),
    EMPTY("an object, list or text without content"),
    BAD_REFERENCE("not a reference in a form that FHIR allows"),
    UNRESOLVED_REFERENCE(
            "refers to nothing in the bundle: add the resource or refer by an absolute URL or an identifier"),
    WRONG_TARGET("refers to a type of resource that is not allowed here"),
    BEYOND_GRANT(
            "what no grant can say, and so nobody could sign: leave it out, or write a Consent that is no proposal"),
    UNKNOWN_GRANTEE("not an organisation or a seat of this network, by its identifier (urn:stele:org, urn:stele:seat)"),
    PERIOD_NOT_GRANTED("over, ends before it begins, or longer than this network lets a grant be"),
    NOT_A_MOMENT("give day, time and offset, in whole milliseconds: a grant begins and ends at a moment"),
    UNCLAIMED("nobody could sign: the patient has not claimed their records here"),
    NO_SUCH_PLACE("the resource has no such place, or it does not take this operation: read it and decide again"),
    TEST_FAILED("the resource is not as the test expects: read it and decide again"),
    PROFILE("does not conform to a profile it claims or the node demands");

    private final String advice;

    Reason(String advice) {
        this.advice = advice;
    }

    /** What is wrong and what to do, in a few words and without any value. */
    public String advice() {
        return advice;
    }
}
