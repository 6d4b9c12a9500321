package org.stele.formats.xml;

/** XML that is not read. Says why, and the line where that is known, and never quotes what stood there. */
public final class UnsafeXmlException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsafeXmlException(String reason) {
        super(reason);
    }
}
