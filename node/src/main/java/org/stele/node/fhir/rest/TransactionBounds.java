package org.stele.node.fhir.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** What one transaction may take before anything of it is written, and how long its answer may be. For one thread. */
final class TransactionBounds {
    /** Bytes that are opened before it, and bytes that are answered. */
    static final long LONGEST = 24 << 20;

    /** Until it is written: others who look for the same kinds wait meanwhile. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final Instant end;
    private long opened;
    private long answered;

    TransactionBounds(InstantSource clock) {
        this.clock = clock;
        this.end = clock.instant().plus(PATIENCE);
    }

    /** Counts what is opened before the write, and does not go on where that is too much, or took too long. */
    void open(long length) {
        opened += length;
        if (opened > LONGEST) {
            throw refused(
                    ProblemCode.BODY_TOO_LARGE,
                    "What the transaction reads and patches is longer than an answer may be, so nothing of it was done: send it in parts.");
        }
        requireTime();
    }

    /** To be called before each step that is made before the write. */
    void requireTime() {
        if (clock.instant().isAfter(end)) {
            throw refused(
                    ProblemCode.BUSY,
                    "What comes before the write took long, so nothing was done: send the same again.");
        }
    }

    /** An answer to what was written: brief where it would be too long. */
    FhirResponse written(FhirResponse response) {
        return counted(answered + response.length() > LONGEST ? response.brief() : response);
    }

    /** Whether nothing more may be read once all is written. */
    boolean isFull() {
        return answered > LONGEST;
    }

    FhirResponse counted(FhirResponse response) {
        answered += response.length();
        return response;
    }

    private static ProblemException refused(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, detail));
    }
}
