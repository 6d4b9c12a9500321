package org.stele.gateway.fhir.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.subset.Subset;

/** A page while its parameters are read. */
final class PageDraft {
    static final String FORMAT = "_format";
    static final String PRETTY = "_pretty";

    private static final int USUAL = 50;
    private static final int MOST = 500;
    /** Which of them it is, is whoever's who writes the answer. */
    private static final Set<String> FORMATS = Set.of(
            "json",
            "application/json",
            "application/fhir+json",
            "xml",
            "text/xml",
            "application/xml",
            "application/fhir+xml");

    private static final Set<String> TOTALS = Set.of("none", "estimate", "accurate");
    private static final Set<String> TRUTHS = Set.of("true", "false");

    private final String path;
    private final List<Parameter> understood = new ArrayList<>();
    private int count = USUAL;
    private int offset;
    private boolean isTotalled = true;

    PageDraft(String path) {
        this.path = path;
    }

    /** Whether it is a parameter of pages, which is then read. */
    boolean reads(Parameter parameter) {
        switch (parameter.name()) {
            case "_count" -> count = Math.min(Parameters.number(parameter), MOST);
            case QueryReader.OFFSET -> offset = Parameters.number(parameter);
            case "_total" -> total(parameter);
            case FORMAT -> requireFormat(parameter);
            case PRETTY -> requireTruth(parameter);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** An estimate may be exact (R4 search.html#total). */
    private void total(Parameter parameter) {
        if (!TOTALS.contains(parameter.value())) {
            throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
        }
        isTotalled = !parameter.value().equals("none");
    }

    void understood(Parameter parameter) {
        if (!parameter.name().equals(QueryReader.OFFSET)) {
            understood.add(parameter);
        }
    }

    Page page(Subset subset) {
        return new Page(path, count, offset, subset, isTotalled || count == 0, understood);
    }

    /** It changes nothing: a client that shows JSON to people lays it out itself. */
    static void requireTruth(Parameter parameter) {
        if (!TRUTHS.contains(parameter.value())) {
            throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
        }
    }

    /** Of {@code application/fhir+json; fhirVersion=4.0} the first part. */
    static void requireFormat(Parameter parameter) {
        // a plus that was not escaped is a blank
        String type = parameter.value().split(";", 2)[0].strip().replace(' ', '+');
        if (!FORMATS.contains(type)) {
            throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
        }
    }
}
