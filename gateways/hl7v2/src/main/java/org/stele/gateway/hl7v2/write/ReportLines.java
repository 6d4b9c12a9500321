package org.stele.gateway.hl7v2.write;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Tables;
import tools.jackson.databind.JsonNode;

/** DiagnosticReport with its Observations into OBR, NTE and OBX. */
final class ReportLines {
    private static final String SECTIONS = "http://terminology.hl7.org/CodeSystem/v2-0074";
    /** HL7 table 0834. */
    private static final Set<String> TYPES = Set.of("application", "image", "audio", "text", "video");

    private final Numbers numbers;

    ReportLines(Numbers numbers) {
        this.numbers = numbers;
    }

    Stream<Line> write(JsonNode report, List<JsonNode> observations) {
        Modifiers.requireNone(report);
        ObservationLines lines = new ObservationLines(numbers);
        Stream.Builder<Stream<Line>> all = Stream.builder();
        all.add(Stream.of(obr(report)));
        all.add(Notes.of(Stream.of(report.path("conclusion").asString("")), "DiagnosticReport.conclusion"));
        int set = 1;
        for (JsonNode observation : Results.of(report, observations)) {
            Modifiers.requireNone(observation);
            all.add(lines.write(observation, set));
            set++;
        }
        int ordinal = 1;
        for (JsonNode document : report.path("presentedForm")) {
            all.add(Stream.of(
                    document(report, document).set(1, String.valueOf(set)).set(4, String.valueOf(ordinal))));
            set++;
            ordinal++;
        }
        return all.build().flatMap(it -> it);
    }

    private Line obr(JsonNode report) {
        Line obr = new Line("OBR").set(1, "1");
        identifier(report, "PLAC").ifPresent(placer -> numbers.ei(placer, obr.spot(2, 0)));
        identifier(report, "FILL")
                .or(() -> identifier(report, ""))
                .ifPresentOrElse(
                        filler -> numbers.ei(filler, obr.spot(3, 0)),
                        () -> numbers.own(report.path("id").asString(""), obr.spot(3, 0)));
        Codes.write(report.path("code"), obr.spot(4, 0));
        JsonNode period = report.path("effectivePeriod");
        obr.set(
                7,
                Stamps.of(report.path("effectiveDateTime")
                        .asString(period.path("start").asString(""))));
        obr.set(8, Stamps.of(period.path("end").asString("")));
        obr.set(22, Stamps.of(report.path("issued").asString("")));
        obr.set(24, section(report));
        return obr.set(25, status(report));
    }

    /** The first of a type; of none, the first that is not the placer's. */
    private static Optional<JsonNode> identifier(JsonNode report, String type) {
        return report.path("identifier")
                .valueStream()
                .filter(it -> !Numbers.value(it).isEmpty())
                .filter(it -> type.isEmpty()
                        ? !Numbers.type(it).equals("PLAC")
                        : Numbers.type(it).equals(type))
                .findFirst();
    }

    private static String section(JsonNode report) {
        return report.path("category")
                .valueStream()
                .flatMap(category -> category.path("coding").valueStream())
                .filter(coding -> coding.path("system").asString("").equals(SECTIONS))
                .map(coding -> coding.path("code").asString(""))
                .findFirst()
                .orElse("");
    }

    /** Of {@code unknown} OBR-25 says nothing. */
    private static String status(JsonNode report) {
        String status = report.path("status").asString("");
        return status.equals("unknown")
                ? ""
                : Tables.inverse("0123", status).orElseThrow(() -> new UnsayableException("DiagnosticReport.status"));
    }

    /** ED (HL7 v2.5.1 2.A.24) for one that is brought, RP for one that lies elsewhere. */
    private static Line document(JsonNode report, JsonNode document) {
        String data = document.path("data").asString("");
        String[] mime = document.path("contentType")
                .asString("")
                .toLowerCase(Locale.ROOT)
                .split("[/;]", -1);
        String type = TYPES.contains(mime[0]) ? mime[0] : "";
        Line obx = new Line("OBX").set(2, data.isEmpty() ? "RP" : "ED");
        String title = document.path("title").asString("");
        obx.set(3, 0, 1, Codes.code(report.path("code")));
        obx.set(3, 0, 2, title.isEmpty() ? report.path("code").path("text").asString("") : title);
        String subtype = mime.length > 1 ? mime[1].strip() : "";
        if (data.isEmpty()) {
            obx.set(5, 0, 1, document.path("url").asString(""))
                    .set(5, 0, 3, type)
                    .set(5, 0, 4, subtype);
        } else {
            obx.set(5, 0, 2, type).set(5, 0, 3, subtype).set(5, 0, 4, "Base64").set(5, 0, 5, data);
        }
        return obx.set(11, documentStatus(report));
    }

    /** HL7 table 0085. A document is as far as its report; OBX-11 must say how far. */
    private static String documentStatus(JsonNode report) {
        return switch (report.path("status").asString("")) {
            case "registered" -> "I";
            case "preliminary", "partial" -> "P";
            case "final" -> "F";
            case "amended", "corrected" -> "C";
            case "cancelled" -> "X";
            default -> throw new UnsayableException("DiagnosticReport.status");
        };
    }
}
