package org.stele.gateway.fhir.search.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.gateway.fhir.search.subset.SummaryTable;

/** Which part of each resource is answered, while its parameters are read. */
final class SubsetDraft {
    static final String SUMMARY = "_summary";
    static final String ELEMENTS = "_elements";

    private final String kind;
    private final Set<String> elements = new TreeSet<>();
    private Optional<Subset> summary = Optional.empty();
    private boolean countsOnly;

    SubsetDraft(String kind) {
        this.kind = kind;
    }

    void summary(String value) {
        countsOnly = value.equals("count");
        summary = switch (value) {
            case "true" -> Optional.of(new Subset.Summary());
            case "text" -> Optional.of(new Subset.Text());
            case "data" -> Optional.of(new Subset.Data());
            case "count", "false" -> Optional.empty();
            default -> throw new InvalidSearchException(Reason.BAD_VALUE, SUMMARY);
        };
    }

    void elements(String value) {
        for (String asked : Escaped.split(value, ',')) {
            elements.add(SummaryTable.R4
                    .name(kind, asked)
                    .orElseThrow(() -> new InvalidSearchException(Reason.BAD_VALUE, ELEMENTS)));
        }
    }

    /** Whether only how many were found is asked. */
    boolean countsOnly() {
        return countsOnly;
    }

    /**
     * The part.
     *
     * @throws InvalidSearchException where two different parts are asked for, or narratives with what is included beside (R4
     *     search.html#summary)
     */
    Subset subset(List<Include> includes) {
        if (summary.isPresent() && !elements.isEmpty()) {
            throw new InvalidSearchException(Reason.CONTRADICTORY, ELEMENTS);
        }
        Subset subset =
                summary.orElseGet(() -> elements.isEmpty() ? new Subset.Whole() : new Subset.Elements(elements));
        if (subset instanceof Subset.Text && !includes.isEmpty()) {
            throw new InvalidSearchException(Reason.CONTRADICTORY, SUMMARY);
        }
        return subset;
    }
}
