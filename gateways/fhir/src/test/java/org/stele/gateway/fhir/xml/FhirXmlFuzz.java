package org.stele.gateway.fhir.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.stele.crypto.Bytes;

class FhirXmlFuzz {
    private static final byte[] VALID = """
            <?xml version="1.0" encoding="UTF-8"?><Patient xmlns="http://hl7.org/fhir"><id value="p1"/><text>
            <status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">Ada &amp; Bo</p><br/></div></text>
            <extension url="http://e"><valueDecimal value="1.50"/></extension><active value="true"/><name><family value="Ü"/>
            <given value="A"/></name><birthDate value="1970-01-02"/><photo><data value="QUJD"/></photo></Patient>""".getBytes(StandardCharsets.UTF_8);

    @Example
    void theUnchangedOneIsRead() throws InvalidXmlException {
        assertThat(FhirXml.toJson(Bytes.wrap(VALID)).length()).isPositive();
    }

    @Property(tries = 3000)
    void aChangedTextSaysTheSameInJsonOrIsRefused(
            @ForAll @IntRange(max = 700) int place,
            @ForAll @IntRange(max = 12) int removed,
            @ForAll @Size(max = 6) byte[] inserted)
            throws InvalidXmlException {
        int from = place % VALID.length;
        byte[] changed = Arrays.copyOf(VALID, from + inserted.length + Math.max(0, VALID.length - from - removed));
        System.arraycopy(inserted, 0, changed, from, inserted.length);
        int rest = changed.length - from - inserted.length;
        System.arraycopy(VALID, VALID.length - rest, changed, from + inserted.length, rest);
        sameOrRefused(changed);
    }

    @Property(tries = 500)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] bytes) throws InvalidXmlException {
        sameOrRefused(bytes);
    }

    private static void sameOrRefused(byte[] xml) throws InvalidXmlException {
        Bytes json;
        try {
            json = FhirXml.toJson(Bytes.wrap(xml));
        } catch (InvalidXmlException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("Ada");
            return;
        }
        assertThat(Outline.of(FhirXml.toXml(json).orElseThrow().toArray())).isEqualTo(Outline.of(xml));
    }
}
