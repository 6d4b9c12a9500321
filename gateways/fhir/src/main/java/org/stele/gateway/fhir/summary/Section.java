package org.stele.gateway.fhir.summary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sections of a summary (IPS 1.1, Composition-uv-ips), in their order. Doubt shows rather than hides: what has no clinical status
 * counts as current.
 */
enum Section {
    PROBLEMS("11450-4", "Problems"),
    ALLERGIES("48765-2", "Allergies and intolerances"),
    MEDICATIONS("10160-0", "Medications"),
    IMMUNIZATIONS("11369-6", "Immunizations"),
    PROCEDURES("47519-4", "Procedures"),
    DEVICES("46264-8", "Medical devices"),
    RESULTS("30954-2", "Results"),
    VITAL_SIGNS("8716-3", "Vital signs"),
    SOCIAL_HISTORY("29762-2", "Social history"),
    PREGNANCY("10162-6", "Pregnancy"),
    PAST_PROBLEMS("11348-0", "Past problems"),
    PLAN_OF_CARE("18776-5", "Plan of care");

    private static final String TRUE = "verification-status:not=entered-in-error,refuted";
    private static final String DONE = "status:not=entered-in-error,cancelled";

    private final String code;
    private final String title;

    /**
     * What is looked for.
     *
     * @param conditions as in the address of a search
     * @param isLatest whether only the latest of each code counts
     */
    record Ask(String kind, List<String> conditions, boolean isLatest) {
        Ask {
            conditions = List.copyOf(conditions);
        }
    }

    Section(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** Of LOINC. */
    String code() {
        return code;
    }

    String title() {
        return title;
    }

    /** What stands in it where there is nothing; empty where the section is then left out. */
    Optional<Absent> absent() {
        return switch (this) {
            case PROBLEMS -> Optional.of(Absent.PROBLEM);
            case ALLERGIES -> Optional.of(Absent.ALLERGY);
            case MEDICATIONS -> Optional.of(Absent.MEDICATION);
            case IMMUNIZATIONS,
                    PROCEDURES,
                    DEVICES,
                    RESULTS,
                    VITAL_SIGNS,
                    SOCIAL_HISTORY,
                    PREGNANCY,
                    PAST_PROBLEMS,
                    PLAN_OF_CARE -> Optional.empty();
        };
    }

    Stream<Ask> asks() {
        return switch (this) {
            case PROBLEMS -> Stream.of(all("Condition", "clinical-status:not=inactive,remission,resolved", TRUE));
            case ALLERGIES -> Stream.of(all("AllergyIntolerance", "clinical-status:not=inactive,resolved", TRUE));
            case MEDICATIONS ->
                Stream.of(
                        all("MedicationRequest", "status=active,on-hold"),
                        all("MedicationStatement", "status=active,intended,on-hold,unknown"));
            case IMMUNIZATIONS -> Stream.of(all("Immunization", "status=completed"));
            case PROCEDURES -> Stream.of(all("Procedure", "status=completed,in-progress"));
            case DEVICES -> Stream.of(all("DeviceUseStatement"));
            case RESULTS -> Stream.of(latest("category=laboratory,imaging", DONE));
            case VITAL_SIGNS -> Stream.of(latest("category=vital-signs", DONE));
            case SOCIAL_HISTORY -> Stream.of(latest("category=social-history", DONE));
            case PREGNANCY -> Stream.of(latest("code=http://loinc.org|82810-3", DONE));
            case PAST_PROBLEMS -> Stream.of(all("Condition", "clinical-status=inactive,remission,resolved", TRUE));
            case PLAN_OF_CARE -> Stream.of(all("CarePlan", "status=active"));
        };
    }

    private static Ask all(String kind, String... conditions) {
        return new Ask(kind, List.of(conditions), false);
    }

    private static Ask latest(String... conditions) {
        return new Ask("Observation", List.of(conditions), true);
    }
}
