package org.stele.gateway.fhir.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;

/** Reads what {@code $ihe-pix} is asked with (IHE PIXm 3.0.4, ITI-83): one identifier, and the systems of those that are wanted. */
public final class PixReader {
    private static final String PATIENT = "Patient";
    private static final String SOURCE = "sourceIdentifier";
    private static final String TARGET = "targetSystem";
    private static final int MOST_ORGANISATIONS = 8;

    private final QueryReader searches;

    public PixReader(QueryReader searches) {
        this.searches = searches;
    }

    /**
     * Reads it.
     *
     * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
     * @throws InvalidSearchException where it is not understood, or names no one identifier with its system
     */
    public PixQuery read(List<Parameter> asked, boolean lenient) {
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        Parameters.read(asked, lenient, parameter -> {
            switch (parameter.name()) {
                case SOURCE -> sources.add(parameter.value());
                case TARGET -> targets.add(required(parameter));
                case PageDraft.FORMAT -> {}
                default -> throw new InvalidSearchException(Reason.UNKNOWN_PARAMETER, parameter.name());
            }
        });
        if (sources.isEmpty()) {
            throw new InvalidSearchException(Reason.REQUIRED, SOURCE);
        }
        String source = one(sources).orElseThrow(() -> new InvalidSearchException(Reason.BAD_VALUE, SOURCE));
        List<String> parts = Escaped.split(source, '|');
        SearchQuery search = searches.read(PATIENT, List.of(new Parameter("identifier", source)), false);
        return new PixQuery(
                search,
                Escaped.plain(parts.getFirst()),
                Escaped.plain(parts.getLast()),
                targets,
                organisations(targets));
    }

    /** Those that are named by their own systems. */
    private static SortedSet<OrganisationId> organisations(List<String> targets) {
        SortedSet<OrganisationId> organisations = new TreeSet<>();
        for (String target : targets) {
            if (target.startsWith(PixQuery.ORGANISATION)) {
                organisations.add(organisation(target.substring(PixQuery.ORGANISATION.length())));
            }
        }
        if (organisations.size() > MOST_ORGANISATIONS) {
            throw new InvalidSearchException(Reason.TOO_MUCH, TARGET);
        }
        return organisations;
    }

    private static OrganisationId organisation(String id) {
        try {
            return OrganisationId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new InvalidSearchException(Reason.BAD_VALUE, TARGET);
        }
    }

    /** With a system and a value, both. */
    private static Optional<String> one(List<String> sources) {
        String source = sources.getFirst();
        List<String> parts = Escaped.split(source, '|');
        boolean isOne = sources.size() == 1
                && Escaped.split(source, ',').size() == 1
                && parts.size() == 2
                && parts.stream().noneMatch(String::isBlank);
        return isOne ? Optional.of(source) : Optional.empty();
    }

    private static String required(Parameter parameter) {
        if (parameter.value().isBlank()) {
            throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
        }
        return parameter.value();
    }
}
