package org.stele.node.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads settings one by one, remembering every one that is wrong, so that all are told at once. One thread. */
final class Settings {
    private final Map<String, String> texts;
    private final Set<String> used = new HashSet<>();
    private final List<ConfigurationIssue> issues = new ArrayList<>();

    Settings(Map<String, String> texts) {
        this.texts = texts;
    }

    /** A setting that must be there. Empty only where an issue was remembered. */
    <T> Optional<T> required(String key, String expected, Function<String, T> form) {
        if (!texts.containsKey(key)) {
            issue(key, "missing: expected " + expected);
        }
        return optional(key, expected, form);
    }

    <T> T withStandard(String key, T standard, String expected, Function<String, T> form) {
        return optional(key, expected, form).orElse(standard);
    }

    /**
     * @param form throws IllegalArgumentException for a text that is none
     */
    <T> Optional<T> optional(String key, String expected, Function<String, T> form) {
        used.add(key);
        try {
            return Optional.ofNullable(texts.get(key)).map(form);
        } catch (IllegalArgumentException e) {
            issue(key, "expected " + expected);
            return Optional.empty();
        }
    }

    /** All settings under {@code key}, by what follows it; none where nothing follows. */
    <K, V> SortedMap<K, V> map(String key, String expected, Function<String, K> keys, Function<String, V> values) {
        TreeMap<K, V> map = new TreeMap<>();
        if (texts.getOrDefault(key, "").isEmpty()) {
            used.add(key);
        }
        for (String name : List.copyOf(texts.keySet())) {
            if (name.startsWith(key + ".")) {
                Optional<V> value = optional(name, expected, values);
                key(name, name.substring(key.length() + 1), expected, keys)
                        .ifPresent(known -> value.ifPresent(set -> map.put(known, set)));
            }
        }
        return map;
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    void issue(String key, String message) {
        issues.add(new ConfigurationIssue(key, message));
    }

    /** Everything that is wrong, with the keys that nobody asked for. */
    List<ConfigurationIssue> finish() {
        texts.keySet().stream()
                .filter(key -> !used.contains(key))
                .forEach(key -> issue(key, "there is no such setting: remove it, or correct its name"));
        return List.copyOf(issues);
    }

    private <K> Optional<K> key(String whole, String name, String expected, Function<String, K> form) {
        try {
            return Optional.of(form.apply(name));
        } catch (IllegalArgumentException e) {
            issue(whole, "expected " + expected);
            return Optional.empty();
        }
    }
}
