package org.stele.gateway.fhir.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.TestBundles;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

class FhirXmlTest {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void everyResourceOfTheSamplesComesBackTheSame() {
        assertThat(TestBundles.samples().stream().limit(3)).allSatisfy(bundle -> {
            for (JsonNode entry : EXACT.readTree(TestBundles.read(bundle)).get("entry")) {
                JsonNode resource = entry.get("resource");
                Bytes xml = FhirXml.toXml(Bytes.wrap(EXACT.writeValueAsBytes(resource)))
                        .orElseThrow();
                assertThat(EXACT.readTree(FhirXml.toJson(xml).toArray())).isEqualTo(resource);
            }
        });
    }

    @Test
    void decimalsKeepTheirDigitsAndTextsTheirSpaces() throws InvalidXmlException {
        String xml =
                observation("<valueQuantity><value value=\"1.00\"/><unit value=\" &lt;a&gt;&#10;ü\"/></valueQuantity>");
        assertThat(json(xml)).contains("1.00").contains("\" <a>\\nü\"");
    }

    @Test
    void extensionsOfValuesAndNarrativesComeThrough() throws InvalidXmlException {
        assertThat(
                        json(
                                "<Patient xmlns=\"http://hl7.org/fhir\"><text><status value=\"generated\"/>"
                                        + "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Ada</p></div></text>"
                                        + "<birthDate value=\"1970\"><extension url=\"http://e\"><valueCode value=\"x\"/></extension></birthDate></Patient>"))
                .contains("<p>Ada</p>")
                .contains("\"_birthDate\":{\"extension\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "{}",
                "<Patient/>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/>",
                "<Stranger xmlns=\"http://hl7.org/fhir\"/>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><secret value=\"1\"/></Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"secret\"/></Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/>secret</Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/><active value=\"false\"/></Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\" secret=\"1\"/></Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><birthDate value=\"1970\"/><active value=\"true\"/></Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"/><Patient xmlns=\"http://hl7.org/fhir\"/>",
                "<!DOCTYPE Patient><Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Patient>",
                "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&e;\"/></Patient>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Patient>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><text><status value=\"generated\"/><div xmlns=\"http://www.w3.org/1999/xhtml\">&#x110000;</div></text></Patient>",
                "<Binary xmlns=\"http://hl7.org/fhir\"><contentType value=\"text/plain\"/><data value=\"aGVs bG\"/></Binary>",
                "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text value=\"x\"/></code><valueQuantity><value value=\"007.5\"/></valueQuantity></Observation>",
                "<?secret?><Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Patient>",
            })
    void whatIsNoResourceOrWouldLoseSomethingIsRefusedWithoutQuotingIt(String xml) {
        assertThatThrownBy(() -> json(xml))
                .isInstanceOf(InvalidXmlException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void entitiesThatMultiplyAreRefusedUnread() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE p [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        bomb.append("]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&a39;\"/></Patient>");
        assertThatThrownBy(() -> json(bomb.toString())).isInstanceOf(InvalidXmlException.class);
    }

    @Test
    void depthIsBounded() {
        String extensions = "<extension url=\"http://e\">".repeat(10_000) + "</extension>".repeat(10_000);
        assertThatThrownBy(() -> json("<Patient xmlns=\"http://hl7.org/fhir\">" + extensions + "</Patient>"))
                .isInstanceOf(InvalidXmlException.class)
                .hasMessageStartingWith("more than 64 levels");
    }

    @Test
    void aNarrativeThatTheLibraryCannotWriteInXmlIsNoError() {
        assertThat(FhirXml.toXml(Bytes.wrap("""
                {"resourceType":"Patient","text":{"status":"generated",
                "div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><![CDATA[a<b]]></div>"}}""".getBytes(StandardCharsets.UTF_8))))
                .satisfiesAnyOf(
                        xml -> assertThat(xml).isEmpty(),
                        xml -> assertThat(new String(xml.orElseThrow().toArray(), StandardCharsets.UTF_8))
                                .contains("a&lt;b"));
    }

    @Test
    void prettyPrintedTextsAndCharactersBeyondTheBasicPlaneComeThrough() throws InvalidXmlException {
        assertThat(
                        json(
                                "<Patient xmlns=\"http://hl7.org/fhir\">\n  <text>\n    <status value=\"generated\"/>\n    <div xmlns=\"http://www.w3.org/1999/xhtml\">\n"
                                        + "      <table class=\"a\">\n <tr><td>x 😀</td>\n</tr></table>\n    </div>\n  </text>\n <name><family value=\"😀\"/></name></Patient>"))
                .contains("x &#x1F600;")
                .contains("\"family\":\"😀\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#x1F600;", "&#128512;", "&#x0001f600;", "😀"})
    void charactersBeyondTheBasicPlaneAreTheSameHoweverTheyAreWritten(String written) throws InvalidXmlException {
        assertThat(json("<Patient xmlns=\"http://hl7.org/fhir\"><text><status value=\"generated\"/>"
                        + "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p title=\"" + written + "\">x " + written
                        + "</p></div></text><!-- &#x110000; --><name><family value=\"" + written
                        + "\"/></name></Patient>"))
                .contains("x &#x1F600;")
                .contains("\"family\":\"😀\"");
    }

    @Test
    void whatOnlyLooksLikeACharacterStaysText() throws InvalidXmlException {
        for (String text : List.of("x &amp;#x1F600;", "<![CDATA[x &#x1F600;]]>")) {
            assertThat(json("<Patient xmlns=\"http://hl7.org/fhir\"><text><status value=\"generated\"/>"
                            + "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + text + "</p></div></text></Patient>"))
                    .contains("x &amp;#x1F600;");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "1E3", "1.0e-3", "-0.50E+2", "1.00", "0.000000000010", "100"})
    void decimalsKeepTheirPrecisionHoweverTheyAreWritten(String decimal) throws InvalidXmlException {
        String json = json(observation("<valueQuantity><value value=\"" + decimal + "\"/></valueQuantity>"));
        assertThat(EXACT.readTree(json).at("/valueQuantity/value").decimalValue())
                .isEqualTo(new BigDecimal(decimal));
    }

    @Test
    void base64InLinesIsTheSame() throws InvalidXmlException {
        assertThat(
                        json(
                                "<Binary xmlns=\"http://hl7.org/fhir\"><contentType value=\"text/plain\"/><data value=\"aGVs\n  bG8h&#10;\"/></Binary>"))
                .contains("\"data\":\"aGVsbG8h\"");
        assertThat(json(
                        "<Observation xmlns=\"http://hl7.org/fhir\"><extension url=\"http://e\"><valueBase64Binary value=\" aGVs bG8h\"/></extension>"
                                + "<status value=\"final\"/><code><text value=\"x\"/></code></Observation>"))
                .contains("\"valueBase64Binary\":\"aGVsbG8h\"");
    }

    private static String observation(String value) {
        return "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text value=\"x\"/></code>"
                + value + "</Observation>";
    }

    private static String json(String xml) throws InvalidXmlException {
        Bytes json = FhirXml.toJson(Bytes.wrap(xml.getBytes(StandardCharsets.UTF_8)));
        return new String(json.toArray(), StandardCharsets.UTF_8);
    }
}
