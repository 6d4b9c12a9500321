package org.stele.gateway.fhir.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Whatever a resource calls something, a narrative says it in text and stays one. */
class NarrativeFuzz {
    @Property(tries = 1000)
    void anyTextIsTextAndNothingElse(@ForAll String text) throws Exception {
        Element item = parsed(Narrative.list(List.of(text)).path("div").asString(""));
        assertThat(item.getElementsByTagName("*").getLength()).isEqualTo(2);
        assertThat(item.getTextContent()).hasSameSizeAs(text);
    }

    @Example
    void markupIsShownAsItIsWritten() throws Exception {
        String text = "</li></ul><script>alert('x')</script> & \"more\"";
        Element paragraph = parsed(Narrative.paragraph(text).path("div").asString(""));
        assertThat(paragraph.getTextContent()).isEqualTo(text);
        assertThat(paragraph.getElementsByTagName("script").getLength()).isZero();
    }

    private static Element parsed(String div) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(div)))
                .getDocumentElement();
    }
}
