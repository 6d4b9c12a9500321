package org.stele.formats.xml;

import javax.xml.stream.XMLStreamReader;

/** Is told what stands in XML, in its order. */
public interface XmlListener {
    /**
     * An element begins.
     *
     * @param in at its start, for its name and attributes; not to be moved
     * @param depth 1 for the root
     */
    void start(XMLStreamReader in, int depth);

    /** The last element that began, and has not ended, ends. */
    void end();

    /** All that stands between two tags. */
    void text(String text);
}
