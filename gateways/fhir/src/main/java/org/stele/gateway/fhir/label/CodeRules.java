package org.stele.gateway.fhir.label;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the rules say of the codes of one code system. The whole code wins over a prefix, and a longer prefix over a shorter. */
final class CodeRules {
    private final Map<String, Effect> exact = new HashMap<>();
    private final Map<String, Effect> prefixes = new HashMap<>();
    private int longest;

    void exact(String code, Effect effect) {
        if (exact.put(code, effect) != null) {
            throw new IllegalArgumentException("a code is listed twice");
        }
    }

    /** @param prefix empty for the whole system */
    void prefix(String prefix, Effect effect) {
        prefixes.put(prefix, effect);
        longest = Math.max(longest, prefix.length());
    }

    /** Empty for a code that no rule knows. */
    Optional<Effect> of(String code) {
        Effect effect = exact.get(code);
        for (int length = Math.min(longest, code.length()); effect == null && length >= 0; length--) {
            effect = prefixes.get(code.substring(0, length));
        }
        return Optional.ofNullable(effect);
    }
}
