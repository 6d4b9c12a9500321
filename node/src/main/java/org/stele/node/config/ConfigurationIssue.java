package org.stele.node.config;

/**
 * One thing wrong with a configuration.
 *
 * @param key the setting, {@code http.port}
 * @param message what is expected there; never what stands there, which may be a secret at the wrong place
 */
public record ConfigurationIssue(String key, String message) {
    @Override
    public String toString() {
        return key + ": " + message;
    }
}
