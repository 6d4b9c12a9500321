package org.stele.benchmarks.fhir;

import java.util.List;

/**
 * How much to load and how long to measure.
 *
 * @param patients 1 to 100,000
 * @param observations of each of them, 1 to 1,000
 * @param seconds for each operation and number of connections, 1 to 3,600
 * @param connections how many ask at once, one measurement after another, each 1 to 1,024
 */
public record FhirBenchSettings(int patients, int observations, int seconds, List<Integer> connections) {
    private static final int MOST_PATIENTS = 100_000;
    private static final int MOST_OBSERVATIONS = 1_000;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_CONNECTIONS = 1_024;

    /** @throws IllegalArgumentException where something is out of range, with what it may be */
    public FhirBenchSettings {
        require(patients, MOST_PATIENTS, "--patients");
        require(observations, MOST_OBSERVATIONS, "--observations");
        require(seconds, MOST_SECONDS, "--seconds");
        connections = List.copyOf(connections);
        connections.forEach(each -> require(each, MOST_CONNECTIONS, "--connections"));
    }

    private static void require(int value, int most, String option) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(option + " is 1 to " + most);
        }
    }
}
