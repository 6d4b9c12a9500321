package org.stele.gateway.fhir.search.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stele.gateway.fhir.search.parameter.SearchParameters;

/**
 * Which conditions of a search say whom it is about, so that finding nothing tells something about them: a reference to a patient by
 * any parameter, and the patient's own id or identifier, also through a chain.
 */
final class Identification {
    private static final String PATIENT = "Patient";
    private static final Set<String> OWN = Set.of("_id", "identifier");
    private static final Set<String> TO_PATIENTS = Set.of("patient", "subject");
    private static final Pattern CHAIN = Pattern.compile("\\w[\\w-]*(?::Patient)?\\.(_id|identifier)");
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
        if (kind.equals(PATIENT) && OWN.contains(parameter.name())) {
            return Optional.of(criteria.read(PATIENT, parameter.name(), parameter.value(), _ -> {}));
        }
        Matcher chain = CHAIN.matcher(parameter.name());
        if (chain.matches()) {
            return Optional.of(criteria.read(PATIENT, chain.group(1), parameter.value(), _ -> {}));
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
        boolean bare = TO_PATIENTS.contains(name) || name.endsWith(":" + PATIENT);
        return Optional.of(value).filter(it -> bare && ID.matcher(it).matches());
    }
}
