package org.stele.gateway.fhir.search.parameter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each kind of resource can be searched by, read once from the compact file in this package. A line is the kind's name,
 * or, below it and indented by one blank, {@code NAME TYPE SOURCE;SOURCE… [TARGET,TARGET…]} or a {@link CompositeLine}. Immutable.
 */
public final class SearchParameters {
    public static final SearchParameters R4 = read("r4.parameters");

    private static final int TARGETS = 3;

    private final Map<String, SortedMap<String, SearchParameter>> kinds;
    private final Map<String, List<CompositeParameter>> composites;
    private final SortedSet<String> names;

    private SearchParameters(
            Map<String, SortedMap<String, SearchParameter>> kinds, Map<String, List<CompositeParameter>> composites) {
        this.kinds = kinds;
        this.composites = composites;
        this.names = Collections.unmodifiableSortedSet(new TreeSet<>(kinds.keySet()));
    }

    /** Every kind of resource of the standard. */
    public SortedSet<String> kinds() {
        return names;
    }

    /** By name; empty for what is no kind of resource. */
    public SortedMap<String, SearchParameter> of(String kind) {
        return Collections.unmodifiableSortedMap(kinds.getOrDefault(kind, new TreeMap<>()));
    }

    public Optional<SearchParameter> find(String kind, String name) {
        return Optional.ofNullable(of(kind).get(name));
    }

    /** Those that join several parameters of the kind, by name; empty for what is no kind of resource. */
    public List<CompositeParameter> compositesOf(String kind) {
        return composites.getOrDefault(kind, List.of());
    }

    public Optional<CompositeParameter> findComposite(String kind, String name) {
        return compositesOf(kind).stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static SearchParameters read(String file) {
        Map<String, SortedMap<String, SearchParameter>> kinds = new TreeMap<>();
        Map<String, List<CompositeLine>> joining = new TreeMap<>();
        SortedMap<String, SearchParameter> current = new TreeMap<>();
        List<CompositeLine> currentJoining = new ArrayList<>();
        for (String line : text(file).lines().filter(it -> !it.startsWith("#")).toList()) {
            String[] words = line.strip().split(" ", -1);
            if (!line.startsWith(" ")) {
                current = new TreeMap<>();
                kinds.put(line, current);
                currentJoining = new ArrayList<>();
                joining.put(line, currentJoining);
            } else if (words[1].equals(CompositeLine.TYPE)) {
                currentJoining.add(CompositeLine.of(words));
            } else {
                current.put(words[0], parameter(words));
            }
        }
        Map<String, List<CompositeParameter>> composites = new TreeMap<>();
        kinds.forEach((kind, of) -> composites.put(kind, joined(joining.getOrDefault(kind, List.of()), of.values())));
        return new SearchParameters(kinds, composites);
    }

    private static List<CompositeParameter> joined(List<CompositeLine> lines, Collection<SearchParameter> of) {
        return lines.stream().flatMap(it -> it.among(of).stream()).toList();
    }

    private static SearchParameter parameter(String[] words) {
        List<Source> sources =
                Arrays.stream(words[2].split(";", -1)).map(Source::parse).toList();
        return new SearchParameter(words[0], ParameterType.of(words[1]), sources, targets(words));
    }

    private static Set<String> targets(String[] words) {
        return words.length > TARGETS && !words[TARGETS].isEmpty() ? Set.of(words[TARGETS].split(",", -1)) : Set.of();
    }

    private static String text(String file) {
        try (InputStream in = SearchParameters.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file " + file + " is unreadable: install again", e);
        }
    }
}
