package org.stele.benchmarks.fhir;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.stele.benchmarks.ledger.Surroundings;
import org.stele.benchmarks.ledger.Watcher;
import tools.jackson.databind.json.JsonMapper;

/** Writes made-up patients to a server, then asks it for them in several ways, by few and by many at once. */
public final class FhirBench {
    private static final int LOADERS = 8;
    private static final long SECOND = 1_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FhirBenchSettings settings;
    private final FhirTarget target;
    private final Watcher watcher;

    public FhirBench(FhirBenchSettings settings, FhirTarget target, Watcher watcher) {
        this.settings = settings;
        this.target = target;
        this.watcher = watcher;
    }

    /**
     * Measures.
     *
     * @param server what is measured, for the report
     * @param version of this program
     * @throws IOException where the server does not take the patients, with what it answered
     */
    public FhirReport run(String server, String version) throws IOException, InterruptedException {
        List<Loaded.Known> patients = patients();
        List<Loaded.Seen> observations = Collections.synchronizedList(new ArrayList<>());
        FhirReport.Row load = observe(patients, observations);
        if (observations.isEmpty()) {
            throw new IOException("the server took no Observation");
        }
        Loaded loaded = new Loaded(patients, observations);
        List<FhirReport.Row> rows = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            warmUp(operation, loaded);
            for (int connections : settings.connections()) {
                rows.add(measure(operation, connections, loaded));
            }
        }
        return new FhirReport(server, patients.size(), observations.size(), load, rows, Surroundings.machine(version));
    }

    private List<Loaded.Known> patients() throws IOException, InterruptedException {
        List<Loaded.Known> patients = new ArrayList<>();
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < settings.patients(); i++) {
            watcher.at("patients", i, settings.patients(), 0);
            String family = Population.family(random);
            FhirTarget.Answer answer = target.post("Patient", Population.patient(family, random));
            if (!answer.isGood()) {
                throw new IOException("the server took no Patient: " + answer.status() + " " + answer.body());
            }
            patients.add(new Loaded.Known(id(answer), family));
        }
        return patients;
    }

    private FhirReport.Row observe(List<Loaded.Known> patients, List<Loaded.Seen> observations) {
        int wanted = settings.patients() * settings.observations();
        AtomicInteger next = new AtomicInteger();
        return Crowd.ask("LOAD", LOADERS, () -> next.get() < wanted, random -> {
            int number = next.getAndIncrement();
            String patient = patients.get(number % patients.size()).id();
            String code = Population.CODES.get(random.nextInt(Population.CODES.size()));
            FhirTarget.Answer answer = target.post("Observation", Population.observation(patient, code, random));
            if (answer.isGood()) {
                observations.add(new Loaded.Seen(id(answer), patient, code));
            }
            return answer;
        });
    }

    private static String id(FhirTarget.Answer answer) {
        return JSON.readTree(answer.body()).path("id").asString("");
    }

    private void warmUp(Operation operation, Loaded loaded) {
        ask(operation, LOADERS, Math.min(settings.seconds(), 5), loaded);
    }

    private FhirReport.Row measure(Operation operation, int connections, Loaded loaded) {
        watcher.at(operation + " by " + connections, 0, 1, 0);
        return ask(operation, connections, settings.seconds(), loaded);
    }

    private FhirReport.Row ask(Operation operation, int connections, int seconds, Loaded loaded) {
        long end = System.nanoTime() + seconds * SECOND;
        return Crowd.ask(
                operation.name(),
                connections,
                () -> System.nanoTime() < end,
                random -> operation.ask(target, loaded, random));
    }
}
