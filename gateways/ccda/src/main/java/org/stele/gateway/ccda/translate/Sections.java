package org.stele.gateway.ccda.translate;

import java.util.Optional;
import java.util.stream.Stream;
import org.stele.gateway.ccda.document.Element;

/** The sections of which something is made, by their LOINC codes and their templates, of whatever version. */
enum Sections {
    ALLERGIES("2.6", "48765-2"),
    MEDICATIONS("2.1", "10160-0 29549-3 42346-7 10183-2 75311-1"),
    MEDICATIONS_OF_ADMISSION("2.44", ""),
    MEDICATIONS_OF_DISCHARGE("2.11", ""),
    MEDICATIONS_ADMINISTERED("2.38", ""),
    PROBLEMS("2.5", "11450-4"),
    PAST_PROBLEMS("2.20", "11348-0"),
    DIAGNOSES_OF_DISCHARGE("2.24", "11535-2"),
    DIAGNOSES_OF_ADMISSION("2.43", "46241-6"),
    IMMUNIZATIONS("2.2", "11369-6"),
    PROCEDURES("2.7", "47519-4"),
    RESULTS("2.3", "30954-2"),
    VITAL_SIGNS("2.4", "8716-3"),
    SOCIAL_HISTORY("2.17", "29762-2"),
    DEVICES("2.23", "46264-8"),
    FUNCTIONAL_STATUS("2.14", "47420-5"),
    ENCOUNTERS("2.22", "46240-8");

    private static final String TEMPLATES = "2.16.840.1.113883.10.20.22.";

    private final String template;
    private final String codes;

    Sections(String template, String codes) {
        this.template = TEMPLATES + template;
        this.codes = " " + codes + " ";
    }

    void translate(Draft draft, Element statement) {
        switch (this) {
            case ALLERGIES -> Allergies.translate(draft, statement);
            case MEDICATIONS, MEDICATIONS_OF_ADMISSION, MEDICATIONS_OF_DISCHARGE, MEDICATIONS_ADMINISTERED ->
                Medicines.translate(draft, statement);
            case PROBLEMS, PAST_PROBLEMS -> Problems.ofList(draft, statement);
            case DIAGNOSES_OF_DISCHARGE, DIAGNOSES_OF_ADMISSION -> Problems.ofVisit(draft, statement);
            case IMMUNIZATIONS -> Vaccines.translate(draft, statement);
            case PROCEDURES -> Procedures.translate(draft, statement);
            case RESULTS -> Results.translate(draft, statement);
            case VITAL_SIGNS -> Results.ofVitalSigns(draft, statement);
            case SOCIAL_HISTORY -> Observations.ofSocialHistory(draft, statement);
            case DEVICES -> Devices.translate(draft, statement);
            case FUNCTIONAL_STATUS -> Observations.ofFunction(draft, statement);
            case ENCOUNTERS -> Encounters.translate(draft, statement);
        }
    }

    /** Whether what is intended is of interest too: a medicine is written as intended where it is ordered. */
    boolean takesIntended() {
        return switch (this) {
            case MEDICATIONS, MEDICATIONS_OF_ADMISSION, MEDICATIONS_OF_DISCHARGE, MEDICATIONS_ADMINISTERED -> true;
            default -> false;
        };
    }

    /** What a section is; its code counts more than its templates. */
    static Optional<Sections> kind(Element section) {
        String code = section.at("code").attribute("code");
        return Stream.of(values())
                .filter(it -> !code.isEmpty() && it.codes.contains(" " + code + " "))
                .findFirst()
                .or(() -> Stream.of(values())
                        .filter(it -> section.follows(it.template) || section.follows(it.template + ".1"))
                        .findFirst());
    }

    /** All sections of a document, those in others too. */
    static Stream<Element> of(Element document) {
        return in(document.at("component", "structuredBody"));
    }

    private static Stream<Element> in(Element around) {
        return around.all("component").stream()
                .map(it -> it.at("section"))
                .flatMap(section -> Stream.concat(Stream.of(section), in(section)));
    }
}
