package org.stele.gateway.fhir;

/**
 * How much one bundle may ask of a node.
 *
 * @param maxBytes size of the JSON, at least 1
 * @param maxDepth nesting of JSON objects and lists; FHIR's own types need about 20
 * @param maxIssues how many issues are collected before reading stops
 */
public record IntakeLimits(int maxBytes, int maxDepth, int maxIssues) {
    public static final IntakeLimits STANDARD = new IntakeLimits(64 << 20, 64, 100);

    public IntakeLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxIssues < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
