package org.stele.gateway.ccda.translate;

/** How a resource of a document stands to the one that is there already. */
public enum Manner {
    /** It is entered where there is none, and changes nothing where there is one: the document is about something else. */
    ENTERS,
    /** It takes the place of the one before, whole. */
    REPLACES,
    /** As {@link #REPLACES}; it is the document itself, without which nothing of it is filed. */
    IS_THE_DOCUMENT
}
