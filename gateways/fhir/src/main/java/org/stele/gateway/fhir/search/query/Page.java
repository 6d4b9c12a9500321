package org.stele.gateway.fhir.search.query;

import java.util.List;

/**
 * Which part of what was found is answered.
 *
 * @param path what was asked, below this server's own address: {@code Observation}
 * @param count the most of what was found on a page; 0: only how many there are
 * @param offset of the page, from 0
 * @param understood what was asked for, for a link to the next page
 */
public record Page(String path, int count, int offset, List<Parameter> understood) {
    public Page {
        understood = List.copyOf(understood);
    }
}
