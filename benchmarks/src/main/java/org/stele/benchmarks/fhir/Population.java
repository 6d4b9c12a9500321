package org.stele.benchmarks.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Made-up patients and observations, as JSON. */
final class Population {
    static final List<String> CODES = List.of(
            "8867-4", "8480-6", "8462-4", "9279-1", "8310-5", "29463-7", "8302-2", "39156-5", "2339-0", "718-7");
    private static final List<String> SYLLABLES =
            List.of("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "za");

    private Population() {}

    /** A family's name, one of 4,096. */
    static String family(RandomGenerator random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static byte[] patient(String family, RandomGenerator random) {
        return bytes("""
                {"resourceType":"Patient","identifier":[{"type":{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:oid:1.2.3.4","value":"%s"}],\
                "name":[{"family":"%s","given":["Ada"]}],"gender":"female","birthDate":"19%02d-%02d-%02d"}""".formatted(
                UUID.randomUUID(), family, random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28)));
    }

    static byte[] observation(String patient, String code, RandomGenerator random) {
        return bytes("""
                {"resourceType":"Observation","status":"final","category":[{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],\
                "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},"subject":{"reference":"Patient/%s"},\
                "effectiveDateTime":"20%02d-%02d-%02dT10:00:00Z",\
                "valueQuantity":{"value":%d,"unit":"1","system":"http://unitsofmeasure.org","code":"1"}}""".formatted(
                        code,
                        patient,
                        10 + random.nextInt(15),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(200)));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
