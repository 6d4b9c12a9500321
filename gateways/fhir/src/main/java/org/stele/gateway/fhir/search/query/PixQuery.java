package org.stele.gateway.fhir.search.query;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.stele.contracts.id.OrganisationId;
import org.stele.vault.segment.Facts;
import org.stele.vault.subject.Identifier;

/**
 * Whose other identifiers are asked for. Its text form shows nothing of it.
 *
 * @param search for the Patient with the identifier
 * @param system of the identifier that is known
 * @param value of it
 * @param targets the systems whose identifiers are wanted; all where none is named
 * @param organisations others than this one that are asked too: those whose own system is among the targets
 */
public record PixQuery(
        SearchQuery search,
        String system,
        String value,
        List<String> targets,
        SortedSet<OrganisationId> organisations) {
    /** Begins the system of the numbers that an organisation has for people: what follows is its identifier. */
    public static final String ORGANISATION = "urn:stele:org:";

    public PixQuery {
        targets = List.copyOf(targets);
        organisations = Collections.unmodifiableSortedSet(new TreeSet<>(organisations));
    }

    /** Whether a Patient of which the index has this is meant. */
    public Predicate<Facts> meant() {
        String term = system + "|" + value;
        return facts -> facts.terms()
                .getOrDefault("identifier", Collections.emptySortedSet())
                .contains(term);
    }

    /** Whether an identifier is one of those that are wanted. */
    public boolean wants(String otherSystem, String otherValue) {
        boolean isKnown = otherSystem.equals(system) && otherValue.equals(value);
        return !isKnown && (targets.isEmpty() || targets.contains(otherSystem));
    }

    /** Whether it is one that another organisation may tell: what organisations call people themselves, each says of its own. */
    public boolean wantsFromOthers(Identifier identifier) {
        return wants(identifier.authority(), identifier.value())
                && !identifier.authority().startsWith(ORGANISATION);
    }

    @Override
    public String toString() {
        return "PixQuery";
    }
}
