package org.stele.gateway.hl7v2.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Authorities;
import tools.jackson.databind.JsonNode;

/**
 * Puts resources into messages of HL7 v2.5.1, as HL7's v2-to-FHIR guide has them, the other way round. What a resource says beside what
 * {@code translate} reads stays where it is; what would say something else without it is refused. The same resources and heading give
 * the same bytes. Safe for use by many threads.
 */
public final class MessageWriter {
    private static final String VERSION = "2.5.1";
    private static final String APPLICATION = "STELE";

    private final Authorities authorities;

    public MessageWriter(Authorities authorities) {
        this.authorities = authorities;
    }

    /**
     * ADT^A31: what is known of a person.
     *
     * @param patient a Patient, R4
     * @throws UnsayableException where v2 has no place for what it says
     */
    public byte[] person(Heading heading, JsonNode patient) {
        PatientLines lines = new PatientLines(numbers(heading), heading.time());
        Line event = new Line("EVN").set(1, "A31").set(2, Stamps.of(heading.time()));
        return bytes(Stream.of(
                Stream.of(header(heading, "ADT", "A31", "ADT_A05"), event, lines.pid(patient)),
                lines.kin(patient).stream(),
                Stream.of(new Line("PV1").set(1, "1").set(2, "N"))));
    }

    /**
     * ORU^R01: one report.
     *
     * @param patient whom it is about
     * @param report a DiagnosticReport, R4
     * @param observations its results, as far as they are told; others are not sent
     * @throws UnsayableException where v2 has no place for what one of them says
     */
    public byte[] report(Heading heading, JsonNode patient, JsonNode report, List<JsonNode> observations) {
        Numbers numbers = numbers(heading);
        return bytes(Stream.of(
                Stream.of(
                        header(heading, "ORU", "R01", "ORU_R01"),
                        new PatientLines(numbers, heading.time()).pid(patient)),
                new ReportLines(numbers).write(report, observations)));
    }

    private Numbers numbers(Heading heading) {
        return new Numbers(authorities, heading.facility());
    }

    private static Line header(Heading heading, String type, String event, String structure) {
        return Line.header()
                .set(3, APPLICATION)
                .set(4, heading.facility())
                .set(5, heading.receiver())
                .set(7, Stamps.of(heading.time()))
                .set(9, 0, 1, type)
                .set(9, 0, 2, event)
                .set(9, 0, 3, structure)
                .set(10, heading.controlId())
                .set(11, heading.processing())
                .set(12, VERSION)
                .set(18, "UNICODE UTF-8");
    }

    private static byte[] bytes(Stream<Stream<Line>> lines) {
        return lines.flatMap(it -> it)
                .map(Line::text)
                .collect(Collectors.joining("\r", "", "\r"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
