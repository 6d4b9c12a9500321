package org.stele.gateway.ccda.document;

/**
 * What was left out of a document that was taken; it stands in the document, which is kept. Nothing of its content is in it.
 *
 * @param place of the first such, as an XPath of local names
 * @param times how many such there are
 * @param text what became of it
 */
public record Note(Code code, String place, int times, String text) {
    /** Why, closed. */
    public enum Code {
        /** Nothing of FHIR was made of it. */
        NOT_MAPPED,
        /** A section that has a text and no entries. */
        NARRATIVE_ONLY,
        /** It is intended, asked for or refused to be done, not something that was. */
        NOT_AN_EVENT,
        /** FHIR has no such code, or it says not of what it speaks. */
        NO_CODE,
        /** No time, or not exact enough. */
        NO_TIME,
        /** A value that is none of its type, or of a type that is not read. */
        NO_VALUE,
        /** It refers to a text that is not in the document. */
        NO_TEXT,
        /** Another entry of the same kind has the same id, and says something else. */
        DUPLICATE_ID,
        /** The document that it takes the place of told of it, and it does not. */
        NOT_REPEATED,
        /** What is known of it is newer. */
        OVERTAKEN,
        /** A person decided on it. */
        SETTLED,
        /** What was in error is said anew. */
        RETURNED
    }
}
