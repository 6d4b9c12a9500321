package org.stele.benchmarks.withheld;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.stele.benchmarks.fhir.FhirTarget;
import org.stele.benchmarks.fhir.FhirTarget.Answer;
import org.stele.benchmarks.fhir.FhirTarget.Request;
import org.stele.benchmarks.ledger.Watcher;
import org.stele.crypto.Bytes;

/**
 * Asks for what is withheld and for what never was, in pairs, either first by chance, so that whatever else the machine does meets both.
 */
public final class WithheldSuite {
    private static final int WARM_UP = 30;
    private static final int WRITES = 3;
    private static final double ERROR = 0.01;

    private final FhirTarget target;
    private final Secret withheld;
    private final Secret absent;
    private final int samples;
    private final Watcher watcher;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /** @param samples of each kind and way of asking, from 20 */
    public WithheldSuite(FhirTarget target, Secret withheld, int samples, Watcher watcher) {
        this.target = target;
        this.withheld = withheld;
        this.absent = withheld.absent();
        this.samples = samples;
        this.watcher = watcher;
    }

    /**
     * Asks in every way.
     *
     * @param fresh a resource that the asker may write, of the same kind and patient, without an id, which the secret's value does not
     *     find; where it is empty, only what writes nothing is asked
     */
    public WithheldReport run(Optional<Bytes> fresh) throws IOException, InterruptedException {
        List<Probe> probes = new ArrayList<>(Probes.reading(withheld));
        fresh.ifPresent(body -> probes.addAll(Probes.writing(withheld, body)));
        List<WithheldReport.Row> rows = new ArrayList<>();
        for (Probe probe : probes) {
            watcher.at(probe.name(), rows.size(), probes.size(), 0);
            rows.add(probe.writes() ? answers(probe) : answersAndTimes(probe));
        }
        return new WithheldReport(rows, ERROR / probes.size(), mentions());
    }

    /** What writes waits for others, so that its time says nothing; a few are asked for. */
    private WithheldReport.Row answers(Probe probe) throws IOException, InterruptedException {
        Pairs pairs = new Pairs(probe, WRITES);
        pairs.ask();
        return pairs.row(new Timing(0.5, 1, 0), WRITES);
    }

    private WithheldReport.Row answersAndTimes(Probe probe) throws IOException, InterruptedException {
        new Pairs(probe, WARM_UP).ask();
        Pairs pairs = new Pairs(probe, samples);
        pairs.ask();
        return pairs.row(Timing.of(pairs.ofWithheld, pairs.ofAbsent), samples);
    }

    private List<String> mentions() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (Request request : Probes.around(withheld)) {
            if (target.ask(request).body().contains(withheld.id())) {
                found.add(request.path());
            }
        }
        return found;
    }

    /** Answers of both kinds to one way of asking. */
    private final class Pairs {
        private final Probe probe;
        private final double[] ofWithheld;
        private final double[] ofAbsent;
        private int status;
        private String difference = "";

        Pairs(Probe probe, int count) {
            this.probe = probe;
            this.ofWithheld = new double[count];
            this.ofAbsent = new double[count];
        }

        void ask() throws IOException, InterruptedException {
            for (int i = 0; i < ofWithheld.length; i++) {
                Answer one;
                Answer other;
                if (random.nextBoolean()) {
                    one = ask(withheld, ofWithheld, i);
                    other = ask(absent, ofAbsent, i);
                } else {
                    other = ask(absent, ofAbsent, i);
                    one = ask(withheld, ofWithheld, i);
                }
                status = other.status();
                note(Difference.between(one, withheld, other, absent));
            }
        }

        private Answer ask(Secret secret, double[] times, int place) throws IOException, InterruptedException {
            Request request = probe.request().apply(secret);
            long begun = System.nanoTime();
            Answer answer = target.ask(request);
            times[place] = System.nanoTime() - begun;
            return answer;
        }

        private void note(Optional<String> found) {
            if (difference.isEmpty()) {
                difference = found.orElse("");
            }
        }

        WithheldReport.Row row(Timing timing, int count) {
            return new WithheldReport.Row(
                    probe.name(), status, count, difference, timing.right(), timing.chance(), timing.apart());
        }
    }
}
