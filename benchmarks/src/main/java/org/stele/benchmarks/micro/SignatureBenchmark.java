package org.stele.benchmarks.micro;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.stele.crypto.Domain;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.VerificationKey;

/** An Ed25519 signature over a payload of the usual length. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignatureBenchmark {
    private static final int PAYLOAD = 450;

    private final Ed25519SigningKey key = Ed25519SigningKey.generate();
    private final VerificationKey verification = key.verificationKey();
    private final byte[] payload = new byte[PAYLOAD];
    private byte[] signature = {};

    @Setup
    public void sign() {
        ThreadLocalRandom.current().nextBytes(payload);
        signature = key.sign(Domain.TRANSACTION, payload);
    }

    @Benchmark
    public boolean verifying() {
        return verification.verifies(Domain.TRANSACTION, payload, signature);
    }

    @Benchmark
    public byte[] signing() {
        return key.sign(Domain.TRANSACTION, payload);
    }
}
