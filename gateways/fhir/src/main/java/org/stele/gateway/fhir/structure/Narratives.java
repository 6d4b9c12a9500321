package org.stele.gateway.fhir.structure;

import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Narrative: a well-formed {@code div} of plain formatting, nothing active (R4 narrative.html, txt-1 and txt-2). */
final class Narratives {
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final Set<String> ACTIVE = Set.of(
            "script",
            "object",
            "embed",
            "iframe",
            "frame",
            "frameset",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "applet",
            "base",
            "link",
            "meta",
            "style",
            "head",
            "body",
            "html",
            "xml",
            "svg",
            "math",
            "video",
            "audio");
    private static final XMLInputFactory FACTORY = factory();

    private Narratives() {}

    static boolean isNarrative(String value) {
        if (!value.stripLeading().startsWith("<div")) {
            return false;
        }
        try {
            return isPlain(FACTORY.createXMLStreamReader(new StringReader(value)));
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static boolean isPlain(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD
                    || event == XMLStreamConstants.ENTITY_REFERENCE
                    || (event == XMLStreamConstants.START_ELEMENT && !isPlainElement(xml))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainElement(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            String value = xml.getAttributeValue(i).strip().toLowerCase(Locale.ROOT);
            if (name.startsWith("on") || value.startsWith("javascript:") || value.startsWith("vbscript:")) {
                return false;
            }
        }
        return XHTML.equals(xml.getNamespaceURI())
                && !ACTIVE.contains(xml.getLocalName().toLowerCase(Locale.ROOT));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
