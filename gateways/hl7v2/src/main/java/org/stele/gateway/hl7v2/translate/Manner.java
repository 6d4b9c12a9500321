package org.stele.gateway.hl7v2.translate;

/** How a resource of a message stands to the one that is there already. */
public enum Manner {
    /** It is entered where there is none, and changes nothing where there is one: the message is about something else. */
    ENTERS,
    /** What the message says of it takes the place of what was said before; what it is silent about stays. */
    MERGES,
    /** It takes the place of the one before, whole. */
    REPLACES,
    /** As {@link #MERGES}, but where there is none it enters none: the message says too little of it. */
    MARKS,
    /** It is the message itself, of which there is no other. */
    KEEPS
}
