package org.stele.exchange.identify;

/**
 * What a seat asked its own organisation's node, with its signature, so that another node need not believe that one whose question it is. Its text
 * form shows nothing of it.
 *
 * @param path as it was signed, with the query
 * @param signature the statement about it and its signatures, as they came
 */
public record SeatRequest(String path, String signature) {
    @Override
    public String toString() {
        return "SeatRequest";
    }
}
