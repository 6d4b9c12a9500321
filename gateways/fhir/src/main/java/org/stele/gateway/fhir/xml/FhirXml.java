package org.stele.gateway.fhir.xml;

import java.io.IOException;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.formats.XmlParser;
import org.hl7.fhir.r4.model.Resource;
import org.stele.crypto.Bytes;

/**
 * Resources from XML (R4 xml.html) into JSON and back, by HL7's own readers and writers. Whether a resource is well otherwise is
 * asked of the JSON. Safe for use by many threads.
 */
public final class FhirXml {
    private FhirXml() {}

    /**
     * The same resource in JSON.
     *
     * @throws InvalidXmlException where it is no R4 resource in XML: not well formed, an element or attribute that R4 does not know
     *     at its place, one too many, one out of R4's order, a value that is not of its type
     */
    public static Bytes toJson(Bytes xml) throws InvalidXmlException {
        Outline sent = Outline.of(xml.unsafeArray());
        try {
            Resource resource = new XmlParser().parse(xml.unsafeArray());
            // the reader passes over what it does not expect, and of two values keeps one
            if (!Outline.of(new XmlParser().composeBytes(resource)).equals(sent)) {
                throw new InvalidXmlException(
                        "an element or attribute that R4 does not know there, one too many, or out of R4's order");
            }
            return Bytes.wrap(new JsonParser().composeBytes(resource));
        } catch (IOException | RuntimeException e) { // whatever its reader makes of bad values
            throw new InvalidXmlException("an element or a value that R4 does not know there");
        }
    }

    /**
     * The same resource in XML.
     *
     * @throws IllegalArgumentException where it is no R4 resource
     */
    public static Bytes toXml(Bytes json) {
        try {
            return Bytes.wrap(new XmlParser().composeBytes(new JsonParser().parse(json.unsafeArray())));
        } catch (IOException | FHIRException e) {
            throw new IllegalArgumentException("no R4 resource", e);
        }
    }
}
