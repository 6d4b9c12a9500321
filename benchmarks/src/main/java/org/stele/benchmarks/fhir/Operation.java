package org.stele.benchmarks.fhir;

import java.io.IOException;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is measured. The names are those of the report. */
enum Operation {
    READ {
        @Override
        FhirTarget.Answer ask(FhirTarget target, Loaded loaded, RandomGenerator random)
                throws IOException, InterruptedException {
            return target.get("Observation/" + seen(loaded, random).id());
        }
    },
    CREATE {
        @Override
        FhirTarget.Answer ask(FhirTarget target, Loaded loaded, RandomGenerator random)
                throws IOException, InterruptedException {
            Loaded.Seen seen = seen(loaded, random);
            return target.post("Observation", Population.observation(seen.patient(), seen.code(), random));
        }
    },
    SEARCH_BY_PATIENT_AND_CODE {
        @Override
        FhirTarget.Answer ask(FhirTarget target, Loaded loaded, RandomGenerator random)
                throws IOException, InterruptedException {
            Loaded.Seen seen = seen(loaded, random);
            return target.get("Observation?patient=" + seen.patient() + "&code=http://loinc.org%7C" + seen.code());
        }
    },
    SEARCH_BY_NAME {
        @Override
        FhirTarget.Answer ask(FhirTarget target, Loaded loaded, RandomGenerator random)
                throws IOException, InterruptedException {
            return target.get("Patient?family=" + known(loaded, random).family());
        }
    },
    EVERYTHING {
        @Override
        FhirTarget.Answer ask(FhirTarget target, Loaded loaded, RandomGenerator random)
                throws IOException, InterruptedException {
            FhirTarget.Answer page =
                    target.get("Patient/" + known(loaded, random).id() + "/$everything");
            Matcher next = NEXT.matcher(page.body());
            while (page.isGood() && next.find()) {
                page = target.get(next.group(1) == null ? next.group(2) : next.group(1));
                next = NEXT.matcher(page.body());
            }
            return page;
        }
    };

    /** The address of the next page; either member may come first. */
    private static final Pattern NEXT = Pattern.compile(
            "\\{\\s*\"relation\"\\s*:\\s*\"next\"\\s*,\\s*\"url\"\\s*:\\s*\"([^\"]+)\"|\\{\\s*\"url\"\\s*:\\s*\"([^\"]+)\"\\s*,\\s*\"relation\"\\s*:\\s*\"next\"");

    /** Does it once, to its last page; answers the last answer. */
    abstract FhirTarget.Answer ask(FhirTarget target, Loaded loaded, RandomGenerator random)
            throws IOException, InterruptedException;

    private static Loaded.Seen seen(Loaded loaded, RandomGenerator random) {
        return loaded.observations().get(random.nextInt(loaded.observations().size()));
    }

    private static Loaded.Known known(Loaded loaded, RandomGenerator random) {
        return loaded.patients().get(random.nextInt(loaded.patients().size()));
    }
}
