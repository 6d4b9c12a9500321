package org.stele.gateway.fhir.xml;

/** A text that is no R4 resource in XML. Says where and why, and never quotes what stood there. */
public final class InvalidXmlException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidXmlException(String reason) {
        super(reason);
    }
}
