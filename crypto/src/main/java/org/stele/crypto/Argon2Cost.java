package org.stele.crypto;

/**
 * What one guess at a passphrase costs (Argon2id, RFC 9106). The bounds keep a hostile file from exhausting its reader.
 *
 * @param memoryKib 8,192 to 262,144 KiB
 * @param iterations 1 to 16
 * @param lanes 1 to 8
 */
public record Argon2Cost(int memoryKib, int iterations, int lanes) {
    /** RFC 9106 §4, the second recommended option: 64 MiB, 3 iterations, 4 lanes. */
    public static final Argon2Cost STANDARD = new Argon2Cost(64 * 1024, 3, 4);

    /** The least that is accepted, for machines that unlock many files: tests and demonstrations. */
    public static final Argon2Cost LEAST = new Argon2Cost(8 * 1024, 1, 1);

    public Argon2Cost {
        boolean within = memoryKib >= 8 * 1024 && memoryKib <= 256 * 1024;
        if (!within || iterations < 1 || iterations > 16 || lanes < 1 || lanes > 8) {
            throw new IllegalArgumentException(
                    "Argon2 cost out of bounds: 8192 to 262144 KiB, 1 to 16 iterations, 1 to 8 lanes");
        }
    }
}
