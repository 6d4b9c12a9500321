package org.stele.formats.xml;

/**
 * How much of XML is read before it is refused.
 *
 * @param depth levels of elements
 * @param parts elements and texts
 * @param instructions what becomes of processing instructions, none of which is ever followed
 */
public record XmlLimits(int depth, int parts, Instructions instructions) {
    /** What becomes of processing instructions. */
    public enum Instructions {
        REFUSED,
        PASSED_OVER
    }
}
