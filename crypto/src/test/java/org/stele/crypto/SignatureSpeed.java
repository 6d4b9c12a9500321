package org.stele.crypto;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Measures signing and verifying on one thread: {@code java -cp … SignatureSpeed [rounds]}. */
public final class SignatureSpeed {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] MESSAGE = new byte[500];

    private SignatureSpeed() {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40_000;
        System.out.println("provider " + SignatureProvider.name());
        measure("Ed25519", rounds, keys(1000, Ed25519SigningKey::generate));
        measure("ES256", rounds, keys(1000, Es256SigningKey::generate));
        measureNewKeys(rounds / 4);
    }

    private static void measure(String name, int rounds, SigningKey[] keys) {
        byte[][] signatures = IntStream.range(0, keys.length)
                .mapToObj(i -> keys[i].sign(Domain.TRANSACTION, MESSAGE))
                .toArray(byte[][]::new);
        VerificationKey[] verifying = IntStream.range(0, keys.length)
                .mapToObj(i -> keys[i].verificationKey())
                .toArray(VerificationKey[]::new);
        for (int i = 0; i < 2; i++) {
            report(name + " sign", rounds, n -> keys[n % 1000].sign(Domain.TRANSACTION, MESSAGE).length == 64);
            report(
                    name + " verify",
                    rounds,
                    n -> verifying[n % 1000].verifies(Domain.TRANSACTION, MESSAGE, signatures[n % 1000]));
        }
    }

    private static void measureNewKeys(int rounds) {
        String[] texts = IntStream.range(0, rounds)
                .mapToObj(i -> Ed25519SigningKey.generate().verificationKey().toString())
                .toArray(String[]::new);
        IntStream.range(0, 40_000).forEach(i -> Ed25519SigningKey.generate());
        report("Ed25519 parse of a key not seen before", rounds, n -> VerificationKey.parse(texts[n]) != null);
        report("Ed25519 parse of a key seen before", rounds, n -> VerificationKey.parse(texts[rounds - 1]) != null);
    }

    private static void report(String name, int rounds, IntPredicate step) {
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        long cpu = THREAD.getCurrentThreadCpuTime();
        boolean all = IntStream.range(0, rounds).allMatch(step);
        long took = THREAD.getCurrentThreadCpuTime() - cpu;
        bytes = THREAD.getCurrentThreadAllocatedBytes() - bytes;
        System.out.printf(
                "%-40s %,9.0f a second of CPU, %,d bytes each%s%n",
                name, rounds * 1e9 / took, bytes / rounds, all ? "" : " FAILED");
    }

    private static SigningKey[] keys(int count, Supplier<SigningKey> generate) {
        return IntStream.range(0, count).mapToObj(i -> generate.get()).toArray(SigningKey[]::new);
    }
}
