package org.stele.benchmarks.micro;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.commitment.Commitment;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;

/** What the vault does for each record before it is stored: a fresh key, the sealing, the key's wrapping, the commitment. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SealingBenchmark {
    private static final byte[] CONTEXT = new byte[64];

    @Param({"2000", "50000"})
    private int bytes;

    private final AeadKey subjectKey = AeadKey.generate();
    private final RandomId subject = RandomId.generate();
    private final Labels labels = Labels.of(Label.kind("Observation"), Label.domain("laboratory"));
    private byte[] content = {};

    /** One sealed record. */
    public record Sealed(Bytes sealed, Bytes wrapped, Hash commitment) {}

    @Setup
    public void write() {
        content = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(content);
    }

    @Benchmark
    public Sealed sealing() {
        AeadKey key = AeadKey.generate();
        Salt salt = Salt.generate();
        byte[] sealed = Aead.seal(key, content, CONTEXT);
        byte[] wrapped = Aead.wrap(subjectKey, key, CONTEXT);
        return new Sealed(
                Bytes.wrap(sealed), Bytes.wrap(wrapped), Commitment.of(salt, subject, labels, Bytes.wrap(content)));
    }
}
