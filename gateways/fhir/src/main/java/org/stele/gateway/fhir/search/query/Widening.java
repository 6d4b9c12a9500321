package org.stele.gateway.fhir.search.query;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.LinkedPatient;

/** Puts what is asked about a patient to the charts that are linked with theirs, in each by the patient's address there. For one question. */
public final class Widening {
    private static final Pattern NAME = Pattern.compile("(?:patient|subject)(?::Patient)?");
    private static final Pattern PATIENT = Pattern.compile("(Patient/)?([A-Za-z0-9.-]{1,64})");
    private static final String ADDRESS = "Patient/";

    private final String base;
    private final Function<String, List<LinkedPatient>> linked;
    private final Map<String, List<LinkedPatient>> known = new HashMap<>();

    /**
     * @param base this server's own address
     * @param linked who is, in other charts, the same person as the Patient at an address
     */
    public Widening(String base, Function<String, List<LinkedPatient>> linked) {
        this.base = base + "/";
        this.linked = linked;
    }

    /**
     * Widens what was read already.
     *
     * @param asked the parameters that it was read from
     * @param reader reads it from others
     * @throws InvalidSearchException where {@code reader} throws it
     */
    public <Q extends ChartQuery> Widened<Q> widen(
            Q query, List<Parameter> asked, Function<List<Parameter>, Q> reader) {
        Map<SubjectId, Q> others = new LinkedHashMap<>();
        asked.stream()
                .filter(Widening::isOfPatients)
                .flatMap(parameter -> values(parameter).flatMap(value -> others(value).stream()))
                .map(LinkedPatient::home)
                .distinct()
                .forEach(home -> others.put(home, reader.apply(at(home, asked))));
        return new Widened<>(query, others);
    }

    private static boolean isOfPatients(Parameter parameter) {
        return NAME.matcher(parameter.name()).matches();
    }

    private static Stream<String> values(Parameter parameter) {
        return Escaped.split(parameter.value(), ',').stream();
    }

    private List<Parameter> at(SubjectId home, List<Parameter> asked) {
        return asked.stream().map(it -> isOfPatients(it) ? at(home, it) : it).toList();
    }

    /** Each patient by the address in that chart, where it is the same person's; as it was asked, where not. */
    private Parameter at(SubjectId home, Parameter parameter) {
        String values =
                values(parameter).flatMap(value -> at(home, value)).distinct().collect(Collectors.joining(","));
        return new Parameter(parameter.name(), values);
    }

    /** In the form in which it was named. */
    private Stream<String> at(SubjectId home, String value) {
        List<String> there = others(value).stream()
                .filter(other -> other.home().equals(home))
                .map(LinkedPatient::address)
                .toList();
        if (there.isEmpty()) {
            return Stream.of(value);
        }
        boolean isTyped = relative(value).startsWith(ADDRESS);
        return there.stream().map(it -> isTyped ? it : it.substring(ADDRESS.length()));
    }

    private List<LinkedPatient> others(String value) {
        Matcher patient = PATIENT.matcher(relative(value));
        return patient.matches() ? known.computeIfAbsent(ADDRESS + patient.group(2), linked) : List.of();
    }

    private String relative(String value) {
        return value.startsWith(base) ? value.substring(base.length()) : value;
    }
}
