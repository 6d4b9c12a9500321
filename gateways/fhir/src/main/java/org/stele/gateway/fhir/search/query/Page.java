package org.stele.gateway.fhir.search.query;

import java.util.List;
import java.util.stream.Stream;
import org.stele.gateway.fhir.search.subset.Subset;

/**
 * How what was found is answered.
 *
 * @param path what was asked, below this server's own address: {@code Observation}
 * @param count the most of what was found on a page; 0: only how many there are
 * @param offset of the page, from 0
 * @param subset which part of each resource
 * @param isTotalled whether it is to be said how many were found
 * @param understood what was asked for, for a link to the next page
 */
public record Page(String path, int count, int offset, Subset subset, boolean isTotalled, List<Parameter> understood) {
    public Page {
        understood = List.copyOf(understood);
    }

    /** The same of another address, which takes more parameters. */
    Page at(String other, List<Parameter> more) {
        List<Parameter> all = Stream.concat(more.stream(), understood.stream()).toList();
        return new Page(other, count, offset, subset, isTotalled, all);
    }

    /** Nothing but how many there are. */
    Page ofNone() {
        return new Page(path, 0, offset, subset, true, understood);
    }
}
