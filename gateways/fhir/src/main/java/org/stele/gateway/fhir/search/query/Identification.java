package org.stele.gateway.fhir.search.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameters;

/**
 * Which conditions of a search say whom it is about, so that finding nothing tells something about them: a reference to a patient by
 * any parameter, and the patient's own id or identifier, also through a chain.
 */
final class Identification {
    private static final String PATIENT = "Patient";
    private static final Set<String> OWN = Set.of("_id", "identifier");
    private static final Set<String> TO_PATIENTS = Set.of("patient", "subject");
    private static final String BY_IDENTIFIER = ":" + Modifier.IDENTIFIER;
    private static final String HAS = "_has:";
    private static final int HAS_PARTS = 4;
    private static final Pattern BARE = Pattern.compile("(?:.*[.:])?(?:patient|subject|(?<=:)Patient)");
    private static final Pattern REFERENCE = Pattern.compile("(?:.*/)?Patient/([A-Za-z0-9.-]{1,64})");
    private static final Pattern ADDRESS = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final SearchParameters parameters;
    private final CriteriaReader criteria;

    Identification(SearchParameters parameters, CriteriaReader criteria) {
        this.parameters = parameters;
        this.criteria = criteria;
    }

    /** The one patient to whom whatever it finds refers; nothing where it may be several, or none. */
    Optional<String> patient(String kind, Parameter parameter) {
        String name = parameter.name();
        List<String> values = Escaped.split(parameter.value(), ',');
        if (!TO_PATIENTS.contains(name) || values.size() > 1) {
            return Optional.empty();
        }
        String value = Escaped.plain(values.getFirst());
        if (ADDRESS.matcher(value).matches()) {
            return Optional.of(value);
        }
        return Optional.of(value)
                .filter(it -> ID.matcher(it).matches() && refersToPatientsOnly(kind, name))
                .map(id -> PATIENT + "/" + id);
    }

    private boolean refersToPatientsOnly(String kind, String name) {
        return parameters
                .find(kind, name)
                .filter(it -> it.targets().equals(Set.of(PATIENT)))
                .isPresent();
    }

    /** The condition on the patient; nothing where the parameter names none. */
    Optional<Criterion> of(String kind, Parameter parameter) {
        if (leadsToOwn(kind, parameter.name())) {
            String own = parameter.name().replaceFirst(".*[.:]", "");
            return Optional.of(criteria.read(PATIENT, own, parameter.value(), _ -> {}));
        }
        Set<String> ids = Escaped.split(parameter.value(), ',').stream()
                .flatMap(value -> id(parameter.name(), Escaped.plain(value)).stream())
                .collect(Collectors.toUnmodifiableSet());
        return ids.isEmpty() ? Optional.empty() : Optional.of(Criteria.id(ids));
    }

    private static Optional<String> id(String name, String value) {
        Matcher reference = REFERENCE.matcher(value);
        if (reference.matches()) {
            return Optional.of(reference.group(1));
        }
        return Optional.of(value)
                .filter(it -> BARE.matcher(name).matches() && ID.matcher(it).matches());
    }

    /** Whether it asks for the own id or identifier of a patient, at the end of whatever chains; of others' it names none. */
    private boolean leadsToOwn(String kind, String name) {
        if (name.startsWith(HAS)) {
            String[] parts = name.split(":", HAS_PARTS);
            return leadsToOwn(parts[1], parts[HAS_PARTS - 1]);
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? (kind.equals(PATIENT) && OWN.contains(name)) || isByIdentifier(kind, name)
                : targets(kind, name.substring(0, dot)).anyMatch(it -> leadsToOwn(it, name.substring(dot + 1)));
    }

    /** A reference by the identifier of whom it means, who may be a patient. */
    private boolean isByIdentifier(String kind, String name) {
        return name.endsWith(BY_IDENTIFIER)
                && parameters
                        .find(kind, name.substring(0, name.length() - BY_IDENTIFIER.length()))
                        .filter(it -> it.type() == ParameterType.REFERENCE)
                        .filter(it -> it.targets().isEmpty() || it.targets().contains(PATIENT))
                        .isPresent();
    }

    /** @param reference a parameter, with the kind that it is held to where it is */
    private Stream<String> targets(String kind, String reference) {
        String[] parts = reference.split(":", 2);
        return parameters.find(kind, parts[0]).filter(it -> it.type() == ParameterType.REFERENCE).stream()
                .flatMap(it -> it.targets().stream())
                .filter(it -> parts.length == 1 || it.equals(parts[1]));
    }
}
