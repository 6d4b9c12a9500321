package org.stele.gateway.fhir.search.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stele.exchange.search.ChartEntry;

/**
 * Observations of the same code: codings of one code say the same, and so do the codes that have one of them in common. One
 * that has no coding is a group of its own, since the index does not know its text.
 */
final class CodeGroups {
    private static final List<String> NOTHING = List.of(
            "http://terminology.hl7.org/CodeSystem/v3-NullFlavor|",
            "http://terminology.hl7.org/CodeSystem/data-absent-reason|");

    /** A coding to another that says the same; the one that all of a group lead to has none. */
    private final Map<String, String> same = new HashMap<>();

    private CodeGroups() {}

    /** The groups, each in the order of {@code entries}. */
    static Collection<List<ChartEntry>> of(List<ChartEntry> entries) {
        CodeGroups groups = new CodeGroups();
        entries.forEach(groups::join);
        return entries.stream()
                .collect(Collectors.groupingBy(groups::group, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private void join(ChartEntry entry) {
        List<String> codings = codings(entry);
        codings.forEach(coding -> join(coding, codings.getFirst()));
    }

    private void join(String one, String other) {
        String end = end(one);
        String otherEnd = end(other);
        if (!end.equals(otherEnd)) {
            same.put(end, otherEnd);
        }
    }

    private String group(ChartEntry entry) {
        List<String> codings = codings(entry);
        return codings.isEmpty() ? entry.record().toString() : end(codings.getFirst());
    }

    private String end(String coding) {
        String end = coding;
        for (String next = same.get(end); next != null; next = same.get(end)) {
            end = next;
        }
        if (!end.equals(coding)) {
            same.put(coding, end);
        }
        return end;
    }

    /** Only what says what was observed: a code in a system, and not that there is none. */
    private static List<String> codings(ChartEntry entry) {
        return Criteria.values(entry.facts(), "code").stream()
                .filter(term -> !term.endsWith("|") && !term.startsWith("|"))
                .filter(term -> NOTHING.stream().noneMatch(term::startsWith))
                .toList();
    }
}
