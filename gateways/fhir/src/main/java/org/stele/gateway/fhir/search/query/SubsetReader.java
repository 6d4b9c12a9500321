package org.stele.gateway.fhir.search.query;

import java.util.List;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.subset.Subset;

/** Reads what a read of one resource is asked with (R4 http.html#parameters). */
public final class SubsetReader {
    private SubsetReader() {}

    /**
     * Reads it.
     *
     * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
     * @throws InvalidSearchException where it is not understood
     */
    public static Subset read(String kind, List<Parameter> asked, boolean lenient) {
        SubsetDraft draft = new SubsetDraft(kind);
        Parameters.read(asked, lenient, parameter -> add(draft, parameter));
        if (draft.countsOnly()) {
            throw new InvalidSearchException(Reason.BAD_VALUE, SubsetDraft.SUMMARY);
        }
        return draft.subset(List.of());
    }

    private static void add(SubsetDraft draft, Parameter parameter) {
        switch (parameter.name()) {
            case SubsetDraft.SUMMARY -> draft.summary(parameter.value());
            case SubsetDraft.ELEMENTS -> draft.elements(parameter.value());
            case PageDraft.FORMAT -> PageDraft.requireFormat(parameter);
            case PageDraft.PRETTY -> PageDraft.requireTruth(parameter);
            default -> throw new InvalidSearchException(Reason.UNKNOWN_PARAMETER, parameter.name());
        }
    }
}
