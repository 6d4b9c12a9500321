package org.stele.gateway.fhir.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.formats.XmlParser;
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
            byte[] json = new JsonParser().composeBytes(new XmlParser().parse(plain(xml)));
            // the reader passes over what it does not expect, keeps one of two values, and has its own idea of numbers
            if (!Outline.of(inXml(json)).equals(sent)) {
                throw new InvalidXmlException(
                        "an element, an attribute or a value that R4 does not know there or writes"
                                + " otherwise, one too many, or out of R4's order");
            }
            return Bytes.wrap(json);
        } catch (IOException | RuntimeException e) { // whatever its reader makes of bad values
            throw new InvalidXmlException("an element or a value that R4 does not know there");
        }
    }

    private static byte[] plain(Bytes utf8) {
        return CharacterReferences.resolved(new String(utf8.unsafeArray(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same resource in XML; empty where HL7's writer cannot say it there. */
    public static Optional<Bytes> toXml(Bytes json) {
        try {
            return Optional.of(Bytes.wrap(inXml(json.unsafeArray())));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (IOException
                | RuntimeException
                | Error e) { // it throws bare errors for narratives that it does not know
            return Optional.empty();
        }
    }

    private static byte[] inXml(byte[] json) throws IOException {
        return new XmlParser().composeBytes(new JsonParser().parse(json));
    }
}
